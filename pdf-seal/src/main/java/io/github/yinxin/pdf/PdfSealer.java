package io.github.yinxin.pdf;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.sealing.IncrementalSealing;
import io.github.yinxin.pdfseal.internal.sealing.RefusedException;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;

/**
 * Seals PDF documents: draws the seal and signs the file, in one incremental update that leaves
 * every earlier byte untouched. Immutable and thread-safe.
 */
public final class PdfSealer {

  private final IncrementalSealing sealing;
  private final Clock clock;

  private PdfSealer(ContainerFormat format, SealDesign design, String name, Clock clock) {
    this.sealing =
        new IncrementalSealing(
            format, SealAppearance.of(design.outline(), design.rgb(), design.sizeMm()), name);
    this.clock = requireNonNull(clock, "clock");
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
    return new PdfSealer(
        ContainerFormat.sealSignature(seal.encoded(), signer), design, seal.name(), clock);
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
    return new PdfSealer(ContainerFormat.cms(signer), design, requireNonNull(name, "name"), clock);
  }

  /**
   * Seals a document.
   *
   * @param pdf the whole file; left alone
   * @throws SealingRefusedException if it must not be sealed there
   * @throws IOException if it is no PDF or damaged
   * @throws GeneralSecurityException if the signer refuses
   */
  public SealedPdf seal(byte[] pdf, SealPlacement placement)
      throws IOException, GeneralSecurityException {
    byte[] sealed;
    try {
      sealed = sealing.seal(pdf, placement.place(), clock.instant());
    } catch (RefusedException e) {
      throw new SealingRefusedException(reason(e.refusedFor()), String.valueOf(e.getMessage()));
    }
    if (!Arrays.equals(pdf, 0, pdf.length, sealed, 0, pdf.length)) {
      throw new IllegalStateException("sealing changed bytes of the original");
    }
    return new SealedPdf(sealed);
  }

  private static Reason reason(RefusedException.Cause cause) {
    return switch (cause) {
      case OUTSIDE_PAGE -> Reason.OUTSIDE_PAGE;
      case NO_SUCH_PAGE -> Reason.NO_SUCH_PAGE;
      case ENCRYPTED -> Reason.ENCRYPTED;
    };
  }
}
