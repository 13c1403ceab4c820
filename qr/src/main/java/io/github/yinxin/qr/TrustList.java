package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.verify.Verification;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose codes a verifier accepts, and what it needs to read them: issuers with their keys,
 * dictionaries, profiles, compromised keys, and the lists of other regions that are recognised.
 * Immutable.
 *
 * <p>A list is published signed and numbered ({@link #publish}) and taken over by {@link #open},
 * later by {@link #updatedBy}: never an older one than is held, never two different ones of the
 * same number, and with a date after which it is no longer believed.
 */
public final class TrustList {

  /** When something holds: from its first instant to before its last. */
  public record Period(Instant from, Instant until) {

    /** The whole of the time that codes can state. */
    public static final Period ALWAYS =
        new Period(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));

    /** Refuses a period that ends before it starts, and fractions of seconds. */
    public Period {
      if (until.isBefore(from)) {
        throw new IllegalArgumentException("period ends " + until + ", before it starts " + from);
      }
      for (Instant end : List.of(from, until)) {
        if (!end.equals(end.truncatedTo(ChronoUnit.SECONDS))) {
          throw new IllegalArgumentException("period to " + end + " is not in whole seconds");
        }
      }
    }

    boolean includes(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  /**
   * A key that an issuer signs codes with.
   *
   * @param certificate holds the key, SM2 or P-256; trusted as it is, without looking at its dates
   * @param period when codes may have been made with it
   * @param licenseTypes type codes of the licenses that it may make codes for; never empty
   * @param algorithm the COSE number that its codes state
   */
  public record IssuerKey(
      X509Certificate certificate, Period period, Set<String> licenseTypes, long algorithm) {

    /** Refuses keys that codes are not signed with, keys for nothing, and another kind's number. */
    public IssuerKey {
      requireNonNull(period, "period");
      licenseTypes = Set.copyOf(licenseTypes);
      Optional<CoseAlgorithm> own = CoseAlgorithm.of(certificate.getPublicKey());
      if (own.isEmpty()) {
        throw new IllegalArgumentException("a key for codes is neither SM2 nor P-256");
      }
      if (own.get().isOtherThan(algorithm)) {
        throw new IllegalArgumentException(
            "algorithm " + algorithm + " is for keys of another kind");
      }
      if (licenseTypes.isEmpty() || licenseTypes.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("a key for codes is for license types " + licenseTypes);
      }
    }

    /** Returns a key without a bound in time, under the algorithm number in use. */
    public static IssuerKey of(X509Certificate certificate, String... licenseTypes) {
      long algorithm =
          CoseAlgorithm.of(certificate.getPublicKey()).map(CoseAlgorithm::number).orElse(0L);
      return new IssuerKey(certificate, Period.ALWAYS, Set.of(licenseTypes), algorithm);
    }

    /** Returns the key as good for codes made within a period. */
    public IssuerKey during(Period newPeriod) {
      return new IssuerKey(certificate, newPeriod, licenseTypes, algorithm);
    }

    KeyId id() {
      return KeyId.of(certificate.getPublicKey());
    }
  }

  /**
   * An authority entitled to issue codes.
   *
   * @param code its code, as its codes must state it
   * @param name its name, for people
   * @param period when it may have issued codes
   * @param successor code of the authority that took its duties over, or empty while it has them
   * @param keys what it signs codes with; never empty
   */
  public record Issuer(
      String code, String name, Period period, String successor, List<IssuerKey> keys) {

    /** Refuses blank texts and an issuer without keys. */
    public Issuer {
      requireNonNull(period, "period");
      requireNonNull(successor, "successor");
      keys = List.copyOf(keys);
      if (code.isBlank() || name.isBlank() || keys.isEmpty()) {
        throw new IllegalArgumentException(
            "issuer has code '" + code + "', name '" + name + "', " + keys.size() + " keys");
      }
    }

    /** Returns an issuer that has its duties. */
    public static Issuer of(String code, String name, IssuerKey... keys) {
      return new Issuer(code, name, Period.ALWAYS, "", Arrays.asList(keys));
    }

    /** Returns the issuer as of a period, and who came after it. */
    public Issuer until(Instant end, String newSuccessor) {
      return new Issuer(code, name, new Period(period.from(), end), newSuccessor, keys);
    }
  }

  /**
   * Text that codes refer back to, so that they need not repeat it. The number stands for exactly
   * these bytes for ever: codes made with it must stay readable.
   */
  public static final class Dictionary {

    /** How many bytes a dictionary may have. */
    public static final int MAX_BYTES = 4096;

    private final int number;
    private final byte[] bytes;

    private Dictionary(int number, byte[] bytes) {
      this.number = number;
      this.bytes = bytes;
    }

    /**
     * Wraps a dictionary; what is used most should stand last.
     *
     * @param number 1 or more
     * @throws IllegalArgumentException if it is empty or larger than {@link #MAX_BYTES}
     */
    public static Dictionary of(int number, byte[] bytes) {
      if (number < 1 || bytes.length < 1 || bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException(
            "dictionary " + number + " has " + bytes.length + " bytes");
      }
      return new Dictionary(number, bytes.clone());
    }

    /** Returns its number in codes. */
    public int number() {
      return number;
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /**
   * A list of another region whose codes are accepted as one's own.
   *
   * @param list name of that list
   * @param publisher who signs it
   * @param period for codes of which time it holds
   * @param licenseTypes type codes of the licenses that it holds for; never empty
   */
  public record Recognition(
      String list, X509Certificate publisher, Period period, Set<String> licenseTypes) {

    /** Refuses a recognition of nothing. */
    public Recognition {
      requireNonNull(publisher, "publisher");
      requireNonNull(period, "period");
      licenseTypes = Set.copyOf(licenseTypes);
      if (list.isBlank() || licenseTypes.isEmpty()) {
        throw new IllegalArgumentException(
            "recognition of list '" + list + "' for license types " + licenseTypes);
      }
    }
  }

  /**
   * Which of a publisher's lists it is.
   *
   * @param list name of the list; the same in all its editions
   * @param version 1 or more, higher in each edition
   * @param issuedAt when it was signed
   * @param nextUpdate when the next edition is due
   * @param expiresAt from when on it is not believed any more
   * @param previous digest of the edition before it, if there was one
   */
  public record Edition(
      String list,
      long version,
      Instant issuedAt,
      Instant nextUpdate,
      Instant expiresAt,
      Optional<Digest> previous) {

    /** Refuses a list without name or number, and dates out of order. */
    public Edition {
      requireNonNull(previous, "previous");
      if (list.isBlank() || version < 1) {
        throw new IllegalArgumentException("trust list '" + list + "', version " + version);
      }
      if (nextUpdate.isBefore(issuedAt) || expiresAt.isBefore(nextUpdate)) {
        throw new IllegalArgumentException(
            "trust list of " + issuedAt + " is due " + nextUpdate + " and expires " + expiresAt);
      }
    }

    /** Returns the first edition of a list. */
    public static Edition first(
        String list, Instant issuedAt, Instant nextUpdate, Instant expiresAt) {
      return new Edition(list, 1, issuedAt, nextUpdate, expiresAt, Optional.empty());
    }

    /**
     * Returns the edition that follows one that was opened.
     *
     * @throws IllegalArgumentException if that one was never published
     */
    public static Edition after(
        TrustList held, Instant issuedAt, Instant nextUpdate, Instant expiresAt) {
      TrustSource source = held.home();
      Edition before =
          source.edition().orElseThrow(() -> new IllegalArgumentException("never published"));
      return new Edition(
          before.list(), before.version() + 1, issuedAt, nextUpdate, expiresAt, source.digest());
    }
  }

  private final List<TrustSource> sources;
  private final Map<KeyId, List<TrustSource.Candidate>> keys;

  TrustList(List<TrustSource> sources) {
    this.sources = List.copyOf(sources);
    Map<KeyId, List<TrustSource.Candidate>> byKey = new HashMap<>();
    Set<String> ours = home().issuerCodes();
    for (TrustSource source : sources) {
      source.candidates().stream()
          .filter(c -> source.limit().isEmpty() || !ours.contains(c.issuer().code()))
          .forEach(c -> byKey.computeIfAbsent(c.key().id(), id -> new ArrayList<>()).add(c));
    }
    this.keys = byKey;
  }

  /** Begins a list that is put together in the program. */
  public static Builder builder(Environment environment) {
    return new Builder(environment);
  }

  /**
   * Opens a published list for real codes. A publisher of several uses a key for each: which of
   * them it is, is not asked.
   *
   * @param signed foreign bytes, never trusted
   * @param publisher who must have signed it
   * @param lowestVersion refuse older ones: what the caller remembers from before, or 1
   * @param at the instant to judge at
   */
  public static Verification<TrustList> open(
      byte[] signed, X509Certificate publisher, long lowestVersion, Instant at) {
    return TrustListUpdate.open(signed, publisher, Environment.PROD, lowestVersion, at);
  }

  /**
   * Opens a published list for tests and training.
   *
   * @param signed foreign bytes, never trusted
   * @param publisher who must have signed it
   * @param lowestVersion refuse older ones: what the caller remembers from before, or 1
   * @param at the instant to judge at
   */
  public static Verification<TrustList> openForTests(
      byte[] signed, X509Certificate publisher, long lowestVersion, Instant at) {
    return TrustListUpdate.open(signed, publisher, Environment.TEST, lowestVersion, at);
  }

  /**
   * Takes over the next edition of this list. The same edition again is accepted and changes
   * nothing. Admitted lists of other regions stay, as far as the new edition recognises them.
   *
   * @param signed foreign bytes, never trusted
   * @param at the instant to judge at
   * @throws IllegalStateException if this list was never published
   */
  public Verification<TrustList> updatedBy(byte[] signed, Instant at) {
    return TrustListUpdate.update(this, signed, at);
  }

  /**
   * Adds another region's list, as far as this one recognises it. Issuers that this one names are
   * judged by it alone: what the other says of them does not count.
   *
   * @param signed foreign bytes, never trusted
   * @param at the instant to judge at
   */
  public Verification<TrustList> admitting(byte[] signed, Instant at) {
    return TrustListUpdate.admit(this, signed, at);
  }

  /**
   * Signs this list for its readers; admitted lists of other regions stay out.
   *
   * @throws GeneralSecurityException if the signer refuses
   * @throws IllegalArgumentException if the signer's key is neither SM2 nor P-256
   */
  public byte[] publish(Edition edition, Signer publisher) throws GeneralSecurityException {
    return TrustListWriter.publish(home().content(), edition, publisher);
  }

  /** Returns which edition it is, or nothing for a list that was put together in the program. */
  public Optional<Edition> edition() {
    return home().edition();
  }

  /** Returns for whom the codes are that it trusts. */
  public Environment environment() {
    return home().content().environment();
  }

  TrustSource home() {
    return sources.get(0);
  }

  List<TrustSource> sources() {
    return sources;
  }

  // Key ids are short and may collide: all of them are candidates, the signature decides.
  List<TrustSource.Candidate> candidates(KeyId key) {
    return keys.getOrDefault(key, List.of());
  }

  /**
   * Returns from when on a key is known to be in wrong hands, by this list or by the one that the
   * key is in: another region's list says nothing of our keys.
   */
  Optional<Instant> compromisedFrom(TrustSource.Candidate candidate) {
    return Stream.of(home(), candidate.source())
        .map(
            source -> Optional.ofNullable(source.content().compromised().get(candidate.key().id())))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** Puts a list together. */
  public static final class Builder {

    private final Environment environment;
    private final List<Issuer> issuers = new ArrayList<>();
    private final Map<Integer, Dictionary> dictionaries = new HashMap<>();
    private final Map<Integer, QrProfile> profiles = new HashMap<>();
    private final Map<KeyId, Instant> compromised = new HashMap<>();
    private final List<Recognition> recognitions = new ArrayList<>();

    private Builder(Environment environment) {
      this.environment = requireNonNull(environment, "environment");
    }

    /** Trusts an issuer. */
    public Builder issuer(Issuer issuer) {
      if (issuers.stream().anyMatch(known -> known.code().equals(issuer.code()))) {
        throw new IllegalArgumentException("issuer " + issuer.code() + " is listed twice");
      }
      issuers.add(issuer);
      return this;
    }

    /** Makes a dictionary known. */
    public Builder dictionary(Dictionary dictionary) {
      if (dictionaries.put(dictionary.number(), dictionary) != null) {
        throw new IllegalArgumentException("dictionary " + dictionary.number() + " twice");
      }
      return this;
    }

    /** Makes a profile known; it must be of the list's environment. */
    public Builder profile(QrProfile profile) {
      if (profile.environment() != environment) {
        throw new IllegalArgumentException(
            "profile " + profile.number() + " is for " + profile.environment());
      }
      if (profiles.put(profile.number(), profile) != null) {
        throw new IllegalArgumentException("profile " + profile.number() + " twice");
      }
      return this;
    }

    /**
     * Refuses codes that state to be made with a key from an instant on. Of two instants for one
     * key the earlier counts.
     */
    public Builder compromised(X509Certificate key, Instant from) {
      return compromised(KeyId.of(key.getPublicKey()), from.truncatedTo(ChronoUnit.SECONDS));
    }

    Builder compromised(KeyId key, Instant from) {
      compromised.merge(key, from, (a, b) -> a.isBefore(b) ? a : b);
      return this;
    }

    /** Recognises another region's list. */
    public Builder recognising(Recognition recognition) {
      if (recognitions.stream().anyMatch(known -> known.list().equals(recognition.list()))) {
        throw new IllegalArgumentException("list " + recognition.list() + " is recognised twice");
      }
      recognitions.add(recognition);
      return this;
    }

    /** Returns the list, unpublished: with no edition, and believed without end. */
    public TrustList build() {
      TrustSource.Content content =
          new TrustSource.Content(
              environment,
              List.copyOf(issuers),
              Map.copyOf(dictionaries),
              Map.copyOf(profiles),
              Map.copyOf(compromised),
              List.copyOf(recognitions));
      return new TrustList(List.of(TrustSource.unpublished(content)));
    }
  }
}
