"""What leaves the window as a file or on paper: the words of tables and maps, the pages of PDFs, and the dialog that asks."""
