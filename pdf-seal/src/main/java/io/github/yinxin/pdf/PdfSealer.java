package io.github.yinxin.pdf;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdf.SealedPdf.Impression;
import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing.Manner;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing.Result;
import io.github.yinxin.pdfseal.internal.sealing.Refusal;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * Seals PDF documents: draws the seal and signs the file, in one incremental update that leaves
 * every earlier byte untouched. Immutable and thread-safe.
 */
public final class PdfSealer {

  private static final Manner PLAIN = new Manner("", 0, false, false);

  private final IncrementalSealing sealing;
  private final Manner manner;
  private final Clock clock;

  private PdfSealer(IncrementalSealing sealing, Manner manner, Clock clock) {
    this.sealing = sealing;
    this.manner = manner;
    this.clock = requireNonNull(clock, "clock");
  }

  private static PdfSealer plain(
      ContainerFormat format, SealDesign design, String name, Clock clock) {
    SealAppearance appearance = SealAppearance.of(design.outline(), design.rgb(), design.sizeMm());
    return new PdfSealer(new IncrementalSealing(format, appearance, name), PLAIN, clock);
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
    if (signer.algorithm() != SignatureAlgorithm.SM2_SM3) {
      throw new IllegalArgumentException(
          "a GB/T 38540 seal signature is made with SM2, not " + signer.algorithm());
    }
    if (!seal.signers().contains(signer.certificate())) {
      throw new IllegalArgumentException(
          "seal " + seal.id() + " does not list the certificate of " + signer);
    }
    return plain(ContainerFormat.sealSignature(seal.encoded(), signer), design, seal.name(), clock);
  }

  /**
   * Signs with RSA or ECDSA for common readers: a CMS ({@code ETSI.CAdES.detached}), drawn as a
   * seal.
   *
   * @param name who signs, for readers that show it
   * @param design how the seal is drawn
   * @param clock gives the sealing time
   * @throws IllegalArgumentException if the signer is SM2, which these readers do not know
   */
  public static PdfSealer signing(String name, SealDesign design, Signer signer, Clock clock) {
    if (signer.algorithm() == SignatureAlgorithm.SM2_SM3) {
      throw new IllegalArgumentException("ETSI.CAdES.detached is not made with SM2");
    }
    return plain(ContainerFormat.cms(signer), design, requireNonNull(name, "name"), clock);
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
    return new PdfSealer(sealing, other, clock);
  }

  /**
   * Seals a document.
   *
   * @param pdf the whole file; left alone
   * @throws SealingRefusedException if it must not be sealed there
   * @throws IOException if writing the increment fails
   * @throws GeneralSecurityException if the signer refuses
   */
  public SealedPdf seal(byte[] pdf, SealPlacement placement)
      throws IOException, GeneralSecurityException {
    Result result;
    try {
      result = sealing.seal(pdf, placement::places, manner, clock.instant());
    } catch (Refusal e) {
      throw new SealingRefusedException(Reason.valueOf(e.reason().name()), e.detail());
    }
    boolean original = result.base() == pdf.length;
    if (original && !Arrays.equals(pdf, 0, pdf.length, result.bytes(), 0, pdf.length)) {
      throw new IllegalStateException("sealing changed bytes of the original");
    }
    double size = sealing.appearance().sizeMm();
    List<Impression> impressions =
        result.places().stream()
            .map(p -> new Impression(p.page(), p.xMm(), p.yMm(), size))
            .toList();
    return new SealedPdf(result.bytes(), impressions, result.notes());
  }
}
