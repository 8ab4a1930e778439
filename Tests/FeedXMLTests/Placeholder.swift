// Filled by the first test of FeedXML.
