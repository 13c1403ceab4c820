package io.github.yinxin.core.internal.pki;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A certificate revocation list (RFC 5280 5), complete and direct. Delta lists and indirect lists
 * say nothing here. Keeps the bytes it is given, allocates nothing per entry that lasts.
 */
public final class RevocationList {

  private static final String DELTA = "2.5.29.27";
  private static final String SCOPE = "2.5.29.28";
  private static final String EXPIRED_KEPT = "2.5.29.60";
  private static final String REASON = "2.5.29.21";
  private static final String INVALID_SINCE = "2.5.29.24";
  private static final int REMOVED_FROM_LIST = 8;
  private static final Set<String> UNDERSTOOD = Set.of(SCOPE, Extensions.AUTHORITY_KEY);
  private static final Set<String> UNDERSTOOD_IN_ENTRIES = Set.of(REASON, INVALID_SINCE);

  private final Der.Element toBeSigned;
  private final Der.Element algorithm;
  private final byte[] signature;
  private final X500Principal issuer;
  private final Statement.Validity validity;
  private final Der.@Nullable Element entries;
  private final Extensions extensions;
  private final ListScope scope;
  private final boolean entriesUnderstood;
  // A list of megabytes is hashed once for the key that signed it, not for every question.
  private final AtomicReference<@Nullable X509Certificate> signer = new AtomicReference<>();

  private RevocationList(byte[] der) throws MalformedException {
    Der file = Der.of(der);
    Der whole = file.next(Der.SEQUENCE).open();
    file.requireEnd("a revocation list");
    this.toBeSigned = whole.next(Der.SEQUENCE);
    this.algorithm = whole.next(Der.SEQUENCE);
    this.signature = whole.next(Der.BIT_STRING).bits();
    whole.requireEnd("a revocation list");
    Der parts = toBeSigned.open();
    Optional<Der.Element> version = parts.optional(Der.INTEGER);
    if ((version.isPresent() && version.get().small() != 1)
        || !parts.next(Der.SEQUENCE).sameAs(algorithm)) {
      throw new MalformedException("revocation list of unknown version, or of two algorithms");
    }
    this.issuer = name(parts.next(Der.SEQUENCE));
    Instant from = parts.next().time();
    Instant until = time(parts);
    this.entries = parts.optional(Der.SEQUENCE).orElse(null);
    Optional<Der.Element> wrapped = parts.optional(Der.context(0));
    parts.requireEnd("the signed part of a revocation list");
    this.extensions =
        wrapped.isPresent()
            ? Extensions.read(wrapped.get().open().next(Der.SEQUENCE))
            : Extensions.none();
    this.scope = ListScope.of(extensions.value(SCOPE));
    this.validity = new Statement.Validity(from, until, keptSince());
    this.entriesUnderstood = readEntries();
  }

  /** Reads a list, all entries included. */
  public static RevocationList parse(byte[] der) throws MalformedException {
    return new RevocationList(der);
  }

  private static X500Principal name(Der.Element name) throws MalformedException {
    try {
      return new X500Principal(name.encoded());
    } catch (IllegalArgumentException e) {
      throw new MalformedException("name cannot be read", e);
    }
  }

  private static @Nullable Instant time(Der parts) throws MalformedException {
    boolean present = parts.peek() == Der.UTC_TIME || parts.peek() == Der.GENERALIZED_TIME;
    return present ? parts.next().time() : null;
  }

  private @Nullable Instant keptSince() throws MalformedException {
    Optional<Der> value = extensions.value(EXPIRED_KEPT);
    return value.isEmpty() ? null : value.get().next(Der.GENERALIZED_TIME).time();
  }

  private boolean readEntries() throws MalformedException {
    boolean understood = true;
    Der all = entries();
    while (!all.atEnd()) {
      Der entry = all.next(Der.SEQUENCE).open();
      // A padded number would slip through the comparison of bytes below.
      entry.next(Der.INTEGER).requireShortest();
      entry.next().time();
      Extensions more = entryExtensions(entry);
      understood &= more.criticalAreOnly(UNDERSTOOD_IN_ENTRIES);
    }
    return understood;
  }

  private Der entries() {
    return entries == null ? Der.of(new byte[0]) : entries.open();
  }

  private static Extensions entryExtensions(Der entry) throws MalformedException {
    Optional<Der.Element> more = entry.optional(Der.SEQUENCE);
    entry.requireEnd("an entry of a revocation list");
    return more.isPresent() ? Extensions.read(more.get()) : Extensions.none();
  }

  /** Returns when the next one is due, if it says so. */
  public Optional<Instant> nextUpdate() {
    return Optional.ofNullable(validity.until());
  }

  /** Returns whose list it is. */
  public X500Principal issuer() {
    return issuer;
  }

  /**
   * Returns the algorithm it is signed with.
   *
   * @throws NoSuchAlgorithmException if it is not one of those in use
   */
  public SignatureScheme scheme() throws NoSuchAlgorithmException, MalformedException {
    return SignatureScheme.parse(algorithm, "");
  }

  /** Returns whether a certificate's key signed it. */
  public boolean signedBy(X509Certificate certificate) {
    if (certificate.equals(signer.get())) {
      return true;
    }
    try {
      boolean signed = scheme().verify(certificate.getPublicKey(), toBeSigned.encoded(), signature);
      if (signed) {
        signer.set(certificate);
      }
      return signed;
    } catch (GeneralSecurityException | MalformedException e) {
      return false;
    }
  }

  /** Returns whether it names another key of its issuer than a certificate's; only a hint. */
  public boolean namesAnotherKeyThan(X509Certificate certificate) {
    try {
      Optional<Der> value = extensions.value(Extensions.AUTHORITY_KEY);
      Optional<byte[]> key =
          value.isEmpty() ? Optional.empty() : CertificateParts.authorityKey(value.get());
      Optional<byte[]> own = CertificateParts.subjectKey(certificate);
      return key.isPresent() && own.isPresent() && !Arrays.equals(key.get(), own.get());
    } catch (MalformedException e) {
      return false;
    }
  }

  /** Returns what it says about a certificate of its issuer; who signed it is not looked at. */
  public Statement about(X509Certificate certificate) {
    Optional<Statement> refusal = unusable(certificate);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      return entry(certificate)
          .orElseGet(
              () ->
                  scope.someReasonsOnly()
                      ? Statement.nothing(
                          "吊销列表只含部分吊销原因", "the revocation list covers some reasons only")
                      : Statement.good(validity));
    } catch (MalformedException e) {
      return Statement.nothing("吊销列表条目无法解析", "an entry of the revocation list is malformed");
    }
  }

  private Optional<Statement> unusable(X509Certificate certificate) {
    if (extensions.has(DELTA)) {
      return Optional.of(Statement.nothing("不支持增量吊销列表", "delta revocation lists are not used"));
    }
    if (scope.indirect()) {
      return Optional.of(Statement.nothing("不支持间接吊销列表", "indirect revocation lists are not used"));
    }
    if (!extensions.criticalAreOnly(UNDERSTOOD) || !entriesUnderstood) {
      return Optional.of(
          Statement.nothing(
              "吊销列表含未知关键扩展", "the revocation list has an unknown critical extension"));
    }
    return scope.covers(certificate)
        ? Optional.empty()
        : Optional.of(
            Statement.nothing("吊销列表不涵盖此证书", "the revocation list is not for this certificate"));
  }

  private Optional<Statement> entry(X509Certificate certificate) throws MalformedException {
    byte[] serial = certificate.getSerialNumber().toByteArray();
    Statement found = null;
    Der all = entries();
    while (!all.atEnd()) {
      Der entry = all.next(Der.SEQUENCE).open();
      if (entry.next(Der.INTEGER).contentEquals(serial)) {
        Statement next = entry(entry);
        found = found == null || sooner(next, found) ? next : found;
      }
    }
    return Optional.ofNullable(found);
  }

  // Listed twice: whatever tells against the certificate counts, and from the earlier day on.
  private static boolean sooner(Statement one, Statement other) {
    List<Instant> dates =
        List.of(one.since().orElse(Instant.MAX), other.since().orElse(Instant.MAX));
    return dates.get(0).isBefore(dates.get(1));
  }

  private Statement entry(Der entry) throws MalformedException {
    Instant since = entry.next().time();
    Extensions more = entryExtensions(entry);
    Optional<Der> code = more.value(REASON);
    int reason = code.isEmpty() ? -1 : code.get().next(Der.ENUMERATED).small();
    if (reason == REMOVED_FROM_LIST) {
      return Statement.nothing(
          "完整吊销列表中出现 removeFromCRL", "removeFromCRL has no place in a complete list");
    }
    Optional<Der> invalid = more.value(INVALID_SINCE);
    if (invalid.isPresent()) {
      Instant known = invalid.get().next(Der.GENERALIZED_TIME).time();
      since = known.isBefore(since) ? known : since;
    }
    return Statement.revoked(validity, since, reason);
  }
}
