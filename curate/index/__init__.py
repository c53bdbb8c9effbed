"""The SQLite index of one list file: disposable, built anew whenever it is not surely right."""
