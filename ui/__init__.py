"""All that knows both Qt and the domain: windows, pages, item models, the sync thread, the map and error words."""
