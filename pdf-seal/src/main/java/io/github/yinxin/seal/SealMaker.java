package io.github.yinxin.seal;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdfseal.internal.container.SesSeal;
import io.github.yinxin.pdfseal.internal.container.SesSealInfo;
import io.github.yinxin.pdfseal.internal.container.SignerList;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A maker of seals 制章人 (GB/T 38540-2020 6.2). Immutable and thread-safe. */
public final class SealMaker {

  private static final int ORGANIZATION = 1;

  private final Signer maker;
  private final String vendor;
  private final Clock clock;

  private SealMaker(Signer maker, String vendor, Clock clock) {
    this.maker = maker;
    this.vendor = vendor;
    this.clock = clock;
  }

  /**
   * Sets up a maker.
   *
   * @param maker signs the seals; SM2
   * @param vendor the maker's mark in the header (Vid), ASCII
   * @param clock gives the time of making
   */
  public static SealMaker of(Signer maker, String vendor, Clock clock) {
    if (maker.algorithm() != SignatureAlgorithm.SM2_SM3) {
      throw new IllegalArgumentException(
          "GB/T 38540 seals are signed with SM2, not " + maker.algorithm());
    }
    return new SealMaker(maker, requireAscii("vendor", vendor), requireNonNull(clock, "clock"));
  }

  /**
   * An order for the seal of an organization.
   *
   * @param id the seal's identifier (esID), ASCII
   * @param name the seal's name, as on its ring
   * @param signers certificates of those who may seal with it; at least one
   * @param picture what it looks like
   * @param validFrom first instant of its validity
   * @param validUntil last instant of its validity
   */
  public record Order(
      String id,
      String name,
      List<X509Certificate> signers,
      SealPicture picture,
      Instant validFrom,
      Instant validUntil) {

    /** Refuses an empty list of signers and an end before the start. */
    public Order {
      requireAscii("id", id);
      signers = List.copyOf(signers);
      if (signers.isEmpty()) {
        throw new IllegalArgumentException("seal " + id + " has no certificate that may use it");
      }
      if (validUntil.isBefore(validFrom)) {
        throw new IllegalArgumentException(
            "seal " + id + " ends " + validUntil + ", before it starts " + validFrom);
      }
    }
  }

  /**
   * Makes a seal of version 4.
   *
   * @throws GeneralSecurityException if the maker's key refuses
   */
  public Seal make(Order order) throws GeneralSecurityException {
    SealPicture picture = order.picture();
    SesSealInfo info =
        new SesSealInfo(
            vendor,
            order.id(),
            new SesSealInfo.Property(
                ORGANIZATION,
                order.name(),
                new SignerList(order.signers(), List.of()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                order.validFrom().truncatedTo(ChronoUnit.SECONDS),
                order.validUntil().truncatedTo(ChronoUnit.SECONDS)),
            new SesSealInfo.Picture(
                picture.type(), picture.data(), picture.widthMm(), picture.heightMm()));
    return new Seal(SesSeal.make(info, maker));
  }

  // IA5String: Chinese would be cut to its low bytes without a word.
  private static String requireAscii(String name, String value) {
    if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(name + " \"" + value + "\" is not ASCII");
    }
    return value;
  }
}
