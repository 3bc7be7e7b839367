"""One module or folder for each format that another system reads: an edition in, files out."""
