package io.github.yinxin.pdf;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdf.SealedPdf.Impression;
import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.container.SignatureStamps;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing.Manner;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing.Result;
import io.github.yinxin.pdfseal.internal.sealing.Refusal;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.sign.Timestamper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals PDF documents: draws the seal and signs the file, in one incremental update that leaves
 * every earlier byte untouched. Immutable and thread-safe.
 */
public final class PdfSealer {

  private static final Manner PLAIN = new Manner("", 0, false, false);

  private final Hand hand;
  private final IncrementalSealing sealing;
  private final Manner manner;
  private final Clock clock;

  private PdfSealer(Hand hand, IncrementalSealing sealing, Manner manner, Clock clock) {
    this.hand = hand;
    this.sealing = sealing;
    this.manner = manner;
    this.clock = requireNonNull(clock, "clock");
  }

  /** Who signs, the seal in the hand, if any, and what the signature goes into. */
  private record Hand(
      Signer signer, @Nullable Seal seal, SealContainer container, SignatureStamps stamps) {

    ContainerFormat format() {
      boolean sm2 = signer.algorithm() == SignatureAlgorithm.SM2_SM3;
      if (container != SealContainer.CMS && !sm2) {
        throw new IllegalArgumentException(
            container + " is made with SM2, not " + signer.algorithm());
      }
      return switch (container) {
        case CMS -> ContainerFormat.cms(signer, stamps);
        case GB35275 -> ContainerFormat.signedData(signer, stamps);
        case GB38540 -> {
          if (seal == null) {
            throw new IllegalArgumentException("GB38540 needs a seal, and this sealer has none");
          }
          yield ContainerFormat.sealSignature(seal.encoded(), signer, stamps);
        }
      };
    }

    PdfSealer sealer(SealDesign design, String name, Clock clock) {
      SealAppearance appearance =
          SealAppearance.of(design.outline(), design.rgb(), design.sizeMm());
      return new PdfSealer(this, new IncrementalSealing(format(), appearance, name), PLAIN, clock);
    }
  }

  /**
   * Seals with an e-seal by SM2: a seal signature of GB/T 38540-2020 ({@code GM.sm2seal}).
   *
   * @param seal names the signer's certificate
   * @param design how the seal is drawn
   * @param clock gives the sealing time
   * @throws IllegalArgumentException if the signer is not SM2 or not among the seal's signers
   */
  public static PdfSealer sealing(Seal seal, SealDesign design, Signer signer, Clock clock) {
    if (!seal.signers().contains(signer.certificate())) {
      throw new IllegalArgumentException(
          "seal " + seal.id() + " does not list the certificate of " + signer);
    }
    return new Hand(signer, seal, SealContainer.GB38540, SignatureStamps.NONE)
        .sealer(design, seal.name(), clock);
  }

  /**
   * Signs without an e-seal, drawn as a seal: RSA and ECDSA in a CMS for common readers ({@code
   * ETSI.CAdES.detached}), SM2 in SignedData of GB/T 35275-2017 ({@code GM.sm2cms.detached}).
   *
   * @param name who signs, for readers that show it
   * @param design how the seal is drawn
   * @param clock gives the sealing time
   */
  public static PdfSealer signing(String name, SealDesign design, Signer signer, Clock clock) {
    SealContainer container =
        signer.algorithm() == SignatureAlgorithm.SM2_SM3
            ? SealContainer.GB35275
            : SealContainer.CMS;
    return new Hand(signer, null, container, SignatureStamps.NONE)
        .sealer(design, requireNonNull(name, "name"), clock);
  }

  /**
   * Returns a sealer that puts its signatures into another container. An e-seal is drawn in any of
   * them, but only a GB/T 38540 seal signature holds it.
   *
   * @throws IllegalArgumentException if the signer's algorithm does not go there, or there is no
   *     e-seal to put in
   */
  public PdfSealer inContainer(SealContainer container) {
    return with(new Hand(hand.signer(), hand.seal(), container, hand.stamps()));
  }

  /**
   * Returns a sealer that has each signature stamped (RFC 3161 Appendix A): that proves when it was
   * made at the latest. Room for the longest token is kept before anything is signed; a longer one
   * fails the sealing, as a refusal of the authority does.
   */
  public PdfSealer stampingTime(Timestamper timestamper) {
    return with(
        new Hand(hand.signer(), hand.seal(), hand.container(), SignatureStamps.by(timestamper)));
  }

  private PdfSealer with(Hand other) {
    return new PdfSealer(other, sealing.with(other.format()), manner, clock);
  }

  /**
   * Returns a sealer whose seals certify (ISO 32000-1 12.8.2.2); others are approval signatures.
   *
   * @param permission 1 no changes at all, 2 form filling and signing, 3 annotations too
   */
  public PdfSealer certifying(int permission) {
    if (permission < 1 || permission > 3) {
      throw new IllegalArgumentException("certification " + permission + " is not 1, 2 or 3");
    }
    return with(new Manner(manner.password(), permission, manner.strict(), manner.repair()));
  }

  /** Returns a sealer that opens encrypted documents with a user's or the owner's password. */
  public PdfSealer withPassword(String password) {
    return with(new Manner(password, manner.certification(), manner.strict(), manner.repair()));
  }

  /** Returns a sealer that refuses what is unusual instead of noting it. */
  public PdfSealer refusingUnusual() {
    return with(new Manner(manner.password(), manner.certification(), true, manner.repair()));
  }

  /** Returns a sealer that rewrites a damaged document first; what it says may change thereby. */
  public PdfSealer repairingDamaged() {
    return with(new Manner(manner.password(), manner.certification(), manner.strict(), true));
  }

  private PdfSealer with(Manner other) {
    return new PdfSealer(hand, sealing, other, clock);
  }

  /**
   * Seals a document.
   *
   * @param pdf the whole file; left alone
   * @throws SealingRefusedException if it must not be sealed there
   * @throws IOException if the document or a time-stamping authority cannot be reached
   * @throws GeneralSecurityException if the signer refuses
   */
  public SealedPdf seal(byte[] pdf, SealPlacement placement)
      throws IOException, GeneralSecurityException {
    return seal(ByteBuffer.wrap(pdf), placement);
  }

  /**
   * Seals a document in a buffer.
   *
   * @param pdf the whole file is what remains; left alone
   * @see #seal(byte[], SealPlacement)
   */
  public SealedPdf seal(ByteBuffer pdf, SealPlacement placement)
      throws IOException, GeneralSecurityException {
    Result result = sealed(Bytes.of(pdf), placement);
    // The one copy: what is returned must not change with the caller's bytes.
    ByteBuffer whole = result.file();
    int length = (int) result.prepared().base().length();
    return sealedPdf(
        result, Bytes.of(whole).upTo(length), whole.slice(length, whole.limit() - length));
  }

  /**
   * Seals a document in a file of any size, which is mapped, not read into memory. Nothing is
   * written: see {@link SealedPdf#writeTo} and {@link SealedPdf#appendTo}.
   *
   * @param pdf left alone
   * @see #seal(byte[], SealPlacement)
   */
  public SealedPdf seal(Path pdf, SealPlacement placement)
      throws IOException, GeneralSecurityException {
    try (FileChannel channel = FileChannel.open(pdf)) {
      Result result = sealed(Bytes.map(channel), placement);
      return sealedPdf(result, result.prepared().base(), result.increment());
    }
  }

  private Result sealed(Bytes pdf, SealPlacement placement)
      throws IOException, GeneralSecurityException {
    try {
      return sealing.seal(pdf, placement::places, manner, clock.instant());
    } catch (Refusal e) {
      throw new SealingRefusedException(Reason.valueOf(e.reason().name()), e.detail());
    }
  }

  private SealedPdf sealedPdf(Result result, Bytes base, ByteBuffer increment) {
    double size = sealing.appearance().sizeMm();
    List<Impression> impressions =
        result.prepared().places().stream()
            .map(p -> new Impression(p.page(), p.xMm(), p.yMm(), size))
            .toList();
    return new SealedPdf(base, increment, impressions, result.prepared().notes());
  }
}
