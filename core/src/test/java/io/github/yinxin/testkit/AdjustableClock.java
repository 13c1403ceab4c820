package io.github.yinxin.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that stands still until it is moved. */
public final class AdjustableClock extends Clock {

  private Instant now;

  private AdjustableClock(Instant now) {
    this.now = now;
  }

  /** Starts at an instant. */
  public static AdjustableClock at(Instant instant) {
    return new AdjustableClock(instant);
  }

  /** Moves it to an instant. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  /** Moves it on. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns this clock; nothing here depends on a zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
