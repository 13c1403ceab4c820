package io.github.yinxin.pdf;

import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a PDF file.
 *
 * @param integrity the worst of its signatures
 * @param signatures each signature with what it claims
 * @param overall whether the file may be relied upon
 * @param at the instant it is judged for
 */
public record PdfVerdict(
    Integrity integrity,
    List<PdfSignature> signatures,
    Verification<VerifiedPdf> overall,
    Instant at) {

  /** Copies the list. */
  public PdfVerdict {
    signatures = List.copyOf(signatures);
  }

  /** Whether signed bytes are intact; says nothing about trust. From worst to best. */
  public enum Integrity {
    /** The file cannot be read. */
    UNREADABLE,
    /** There is no signature. */
    NO_SIGNATURE,
    /** ByteRange or /Contents are not what they must be. */
    MALFORMED,
    /** A digest or a signature value is wrong. */
    BROKEN,
    /** The signed bytes are intact, but something follows them that is not explained. */
    CHANGED_AFTER_SIGNING,
    /** The container cannot be judged. */
    UNSUPPORTED,
    /** The signed bytes are intact, and all that follows is explained and permitted. */
    VALID_WITH_ALLOWED_UPDATES,
    /** All bytes are as signed, nothing follows. */
    VALID
  }

  /** What one signature claims, and what the checks found. */
  public static final class PdfSignature {

    /** What a signature is for. */
    public enum Kind {
      /** Somebody signs or seals. */
      SIGNATURE,
      /** A time stamp over the document (ISO 32000-2 12.8.5). */
      TIMESTAMP
    }

    /** What a container says, before anything of it is believed. */
    record Claims(
        @Nullable SealContainer container,
        Kind kind,
        @Nullable String signer,
        @Nullable String authority,
        @Nullable Seal seal,
        @Nullable Instant time) {

      /** Nothing but the time in the signature dictionary: the container could not be read. */
      static Claims none(@Nullable Instant time) {
        return new Claims(null, Kind.SIGNATURE, null, null, null, time);
      }
    }

    private final String field;
    private final Kind kind;
    private final int revision;
    private final Integrity integrity;
    private final Claims claims;
    private final List<Finding> findings;

    PdfSignature(
        SignatureDictionary signature, Integrity integrity, Claims claims, List<Finding> findings) {
      this.field = signature.field();
      this.kind = signature.timestamp() ? Kind.TIMESTAMP : claims.kind();
      this.revision = signature.revision();
      this.integrity = integrity;
      this.claims = claims;
      this.findings = List.copyOf(findings);
    }

    /** Returns the fully qualified name of its field. */
    public String field() {
      return field;
    }

    /** Returns what it is there for. */
    public Kind kind() {
      return kind;
    }

    /** Returns which revision of the file it signs, from 1; 0 if that cannot be told. */
    public int revision() {
      return revision;
    }

    /** Returns whether its bytes are intact. */
    public Integrity integrity() {
      return integrity;
    }

    /** Returns what holds it, told by its content; nothing if that could not be read. */
    public Optional<SealContainer> container() {
      return Optional.ofNullable(claims.container());
    }

    /** Returns the subject of the signer's certificate. */
    public Optional<String> claimedSigner() {
      return Optional.ofNullable(claims.signer());
    }

    /** Returns the credit code in the signer's certificate, if there is exactly one. */
    public Optional<String> claimedAuthority() {
      return Optional.ofNullable(claims.authority());
    }

    /** Returns the seal, if there is one. */
    public Optional<Seal> claimedSeal() {
      return Optional.ofNullable(claims.seal());
    }

    /** Returns the sealing time, by the signer's own word. */
    public Optional<Instant> claimedTime() {
      return Optional.ofNullable(claims.time());
    }

    /** Returns every check. */
    public List<Finding> findings() {
      return findings;
    }
  }
}
