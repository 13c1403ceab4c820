package io.github.yinxin.verify;

import io.github.yinxin.verify.RevocationSource.Evidence;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was fetched until it runs out, and failures for a moment, so that one dead server does
 * not hold up every document. Whoever asks for the same thing meanwhile waits for the first.
 */
final class EvidenceCache {

  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final long MAX_BYTES = 64L << 20;
  private static final int MAX_ENTRIES = 4096;
  private static final int OVERHEAD = 1 << 10;

  private final Clock clock;
  // In the order of last use.
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** Fetches over the network. */
  interface Fetch {
    byte[] bytes() throws IOException;
  }

  private static final class Entry {

    private final ReentrantLock fetching = new ReentrantLock();
    private @Nullable Evidence evidence;
    private @Nullable IOException failure;
    private Instant until = Instant.MIN;
    private int size = OVERHEAD;
  }

  EvidenceCache(Clock clock) {
    this.clock = clock;
  }

  Evidence get(String key, Fetch fetch) throws IOException {
    Entry entry = entry(key);
    entry.fetching.lock();
    try {
      if (!clock.instant().isBefore(entry.until)) {
        fill(key, entry, fetch);
      }
      if (entry.evidence != null) {
        return entry.evidence;
      }
      throw new IOException("the place failed a moment ago", entry.failure);
    } finally {
      entry.fetching.unlock();
    }
  }

  private synchronized Entry entry(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      entry = new Entry();
      entries.put(key, entry);
      bytes += entry.size;
      makeRoom(key);
    }
    return entry;
  }

  private void fill(String key, Entry entry, Fetch fetch) {
    Instant now = clock.instant();
    try {
      byte[] fetched = fetch.bytes();
      Evidence evidence = Evidence.of(fetched);
      entry.evidence = evidence;
      entry.failure = null;
      entry.until = until(evidence, now);
      resize(key, entry, fetched.length + OVERHEAD);
    } catch (IOException e) {
      entry.evidence = null;
      entry.failure = e;
      entry.until = now.plus(SHORTEST);
      resize(key, entry, OVERHEAD);
    }
  }

  private static Instant until(Evidence evidence, Instant now) {
    Instant next = evidence.nextUpdate().orElse(now);
    Instant earliest = now.plus(SHORTEST);
    Instant latest = now.plus(LONGEST);
    return next.isBefore(earliest) ? earliest : next.isAfter(latest) ? latest : next;
  }

  private synchronized void resize(String key, Entry entry, int size) {
    if (entries.get(key) == entry) {
      bytes += size - entry.size;
      makeRoom(key);
    }
    entry.size = size;
  }

  private void makeRoom(String kept) {
    Iterator<Map.Entry<String, Entry>> oldest = entries.entrySet().iterator();
    while ((bytes > MAX_BYTES || entries.size() > MAX_ENTRIES) && oldest.hasNext()) {
      Map.Entry<String, Entry> next = oldest.next();
      if (!next.getKey().equals(kept)) {
        bytes -= next.getValue().size;
        oldest.remove();
      }
    }
  }
}
