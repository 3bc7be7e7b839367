"""Documents, slides and PDFs, whatever stands in them: HTML or slides in, files out."""
