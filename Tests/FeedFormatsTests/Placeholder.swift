// Filled by the first test of FeedFormats.
