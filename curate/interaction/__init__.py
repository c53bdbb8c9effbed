"""What commands share in talking with people: options, questions, remarks, the editor."""
