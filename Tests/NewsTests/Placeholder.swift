// Filled by the first test of News.
