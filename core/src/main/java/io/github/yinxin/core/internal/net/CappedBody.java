package io.github.yinxin.core.internal.net;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Collects a body as long as it stays within its limit, whatever its header said. */
final class CappedBody implements BodySubscriber<byte[]> {

  private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
  private final Tap tap = new Tap();
  private final int maxBytes;
  private int bytes;
  private boolean refused;

  CappedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Holds the connection, so that it can be closed. */
  private static final class Tap implements Subscription {

    private Subscription source =
        new Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        };

    @Override
    public void request(long n) {
      source.request(n);
    }

    @Override
    public void cancel() {
      source.cancel();
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return collected.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    tap.source = subscription;
    collected.onSubscribe(tap);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    long more = bytes;
    for (ByteBuffer piece : pieces) {
      more += piece.remaining();
    }
    if (refused) {
      return;
    }
    if (more > maxBytes) {
      refused = true;
      tap.cancel();
      collected.onError(new IOException("answer of more than " + maxBytes + " bytes"));
    } else {
      bytes = (int) more;
      collected.onNext(pieces);
    }
  }

  @Override
  public void onError(Throwable failure) {
    collected.onError(failure);
  }

  @Override
  public void onComplete() {
    if (!refused) {
      collected.onComplete();
    }
  }
}
