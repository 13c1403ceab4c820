package io.github.yinxin.register;

import io.github.yinxin.register.Storage.Dossier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Instances in the order of their numbers, a page at a time: flat memory with every driver, and no
 * transaction or cursor stays open while the caller works on a page.
 */
final class Pages extends AbstractSpliterator<Dossier> {

  private static final int SIZE = 500;

  private final Storage storage;
  private final Set<String> holders;
  private final Deque<Dossier> page = new ArrayDeque<>();
  private long after = -1;
  private boolean last;

  Pages(Storage storage, Set<String> holders) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
    this.storage = storage;
    this.holders = holders;
  }

  Stream<Dossier> stream() {
    return StreamSupport.stream(this, false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Dossier> action) {
    if (page.isEmpty() && !last) {
      List<Dossier> next = storage.ask(s -> s.page(holders, after, SIZE));
      last = next.size() < SIZE;
      page.addAll(next);
    }
    if (page.isEmpty()) {
      return false;
    }
    Dossier dossier = page.pop();
    after = dossier.stored().number();
    action.accept(dossier);
    return true;
  }
}
