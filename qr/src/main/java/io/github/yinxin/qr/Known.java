package io.github.yinxin.qr;

import io.github.yinxin.qr.TrustSource.Candidate;
import io.github.yinxin.qr.internal.RefusedException;
import java.util.List;
import java.util.function.Predicate;

/** A message and who may have signed it, fewer with each check; later, what it says. */
record Known<T>(T what, List<Candidate> candidates) {

  Known<T> only(Predicate<Candidate> condition, RefusedException refusal) throws RefusedException {
    List<Candidate> left = candidates.stream().filter(condition).toList();
    if (left.isEmpty()) {
      throw refusal;
    }
    return new Known<>(what, left);
  }

  <U> Known<U> with(U other) {
    return new Known<>(other, candidates);
  }
}
