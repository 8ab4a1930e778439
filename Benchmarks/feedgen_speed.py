"""Prints how many articles a second Python's feedgen writes, with the articles of the benchmark `write`."""
import datetime
import sys
import time

from feedgen.feed import FeedGenerator

count, body = int(sys.argv[1]), sys.stdin.read()
start = time.process_time()
feed = FeedGenerator()
feed.id("https://bench.example/feed")
feed.title("Benchmark")
feed.link(href="https://bench.example/")
feed.description("Articles of two kilobytes")
zone = datetime.timezone(datetime.timedelta(hours=2))
for number in range(count):
    entry = feed.add_entry()
    entry.id(f"tag:bench.example,2026:{number}")
    entry.title(f"Article & number {number}")
    entry.link(href=f"https://bench.example/{number}")
    entry.author(name="City Desk")
    entry.published(datetime.datetime(2026, 11, 19, 20, 29, tzinfo=zone))
    entry.updated(datetime.datetime(2026, 11, 19, 20, 29, tzinfo=zone))
    entry.summary("A summary")
    entry.content(body, type="html")
made = time.process_time() - start
for name in ["rss", "atom"]:
    start = time.process_time()
    feed.rss_str() if name == "rss" else feed.atom_str()
    print(f"write  {name}: feedgen {count / (made + time.process_time() - start):.0f} articles/s")
