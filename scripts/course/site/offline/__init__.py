"""The course without a connection: the copy that a browser keeps, the download, and the app on the home screen."""
