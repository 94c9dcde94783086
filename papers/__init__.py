"""What leaves the app as a file for other programs: tables, a GeoPackage, a map to share; free of Qt and of the stores."""
