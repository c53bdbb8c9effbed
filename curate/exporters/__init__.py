"""Resources as text for other programs: one pure function a format."""
