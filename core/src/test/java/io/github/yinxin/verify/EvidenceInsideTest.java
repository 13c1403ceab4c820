package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.CLAIMED;
import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.PROVEN;
import static io.github.yinxin.verify.Papers.SIGNED;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.der;
import static io.github.yinxin.verify.Papers.path;
import static io.github.yinxin.verify.Papers.revocation;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.OcspResponder;
import io.github.yinxin.testkit.TimestampService;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Revocation lists, OCSP responses and certificates that a signature brings along. */
class EvidenceInsideTest {

  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
  private static final String GM_SIGNED_DATA = "1.2.156.10197.6.1.4.2.2";
  private static final Instant MADE = NOW.minus(Duration.ofHours(2));
  private static final CertificateAuthority AUTHORITY =
      Papers.authority(SignatureAlgorithm.SM2_SM3);
  private static final X509Certificate SIGNER = Papers.signer(AUTHORITY).certificate();

  private static final byte[] GARBAGE = encoded(new DERSequence(new ASN1Integer(7)));

  /** Where evidence is found in SignedData. */
  enum Place {
    /** RFC 5652 10.2.1: beside the certificates. */
    LISTS_BESIDE(Kind.LIST) {
      @Override
      byte[] holding(ASN1Primitive... pieces) {
        return signedData(SIGNED_DATA, new DERTaggedObject(false, 1, new DERSet(pieces)));
      }
    },
    /** RFC 5940 2.1. */
    RESPONSES_BESIDE(Kind.RESPONSE) {
      @Override
      byte[] holding(ASN1Primitive... pieces) {
        ASN1ObjectIdentifier ocsp = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.16.2");
        ASN1Primitive[] choices =
            Arrays.stream(pieces)
                .map(
                    p ->
                        new DERTaggedObject(
                            false, 1, new DERSequence(new ASN1Primitive[] {ocsp, p})))
                .toArray(ASN1Primitive[]::new);
        return signedData(SIGNED_DATA, new DERTaggedObject(false, 1, new DERSet(choices)));
      }
    },
    /** Adobe's revocationInfoArchival, under the signature. */
    LISTS_OF_ADOBE(Kind.LIST) {
      @Override
      byte[] holding(ASN1Primitive... pieces) {
        return attribute(0, "1.2.840.113583.1.1.8", revocationValues(0, pieces));
      }
    },
    /** The same with responses. */
    RESPONSES_OF_ADOBE(Kind.RESPONSE) {
      @Override
      byte[] holding(ASN1Primitive... pieces) {
        return attribute(0, "1.2.840.113583.1.1.8", revocationValues(1, pieces));
      }
    },
    /** RFC 5126 6.3.4. */
    LIST_VALUES(Kind.LIST) {
      @Override
      byte[] holding(ASN1Primitive... pieces) {
        return attribute(1, "1.2.840.113549.1.9.16.2.24", revocationValues(0, pieces));
      }
    },
    /** The same: only the basic response inside. */
    RESPONSE_VALUES(Kind.RESPONSE) {
      @Override
      byte[] holding(ASN1Primitive... pieces) {
        ASN1Primitive[] basic =
            Arrays.stream(pieces).map(Place::basic).toArray(ASN1Primitive[]::new);
        return attribute(1, "1.2.840.113549.1.9.16.2.24", revocationValues(1, basic));
      }
    };

    private final Kind kind;

    Place(Kind kind) {
      this.kind = kind;
    }

    abstract byte[] holding(ASN1Primitive... pieces);

    byte[] holding(byte[]... pieces) {
      return holding(
          Arrays.stream(pieces).map(EvidenceInsideTest::element).toArray(ASN1Primitive[]::new));
    }

    private static ASN1Primitive basic(ASN1Primitive response) {
      try {
        ASN1OctetString inside =
            OCSPResponse.getInstance(response).getResponseBytes().getResponse();
        return element(inside.getOctets());
      } catch (IllegalArgumentException e) {
        return response; // Garbage stays what it is.
      }
    }
  }

  /** A list or a response, about the signer unless something else is said. */
  enum Kind {
    LIST {
      @Override
      byte[] good(CertificateAuthority by, Instant made) {
        return der(by.revocationList(Map.of(), made, made.plus(Duration.ofDays(1))));
      }

      @Override
      byte[] revoked(X509Certificate certificate, Instant since, int reason) {
        return AUTHORITY.revocationList(
            MADE,
            builder -> {
              builder.setNextUpdate(Date.from(MADE.plus(Duration.ofDays(1))));
              builder.addCRLEntry(certificate.getSerialNumber(), Date.from(since), reason);
            });
      }
    },
    RESPONSE {
      @Override
      byte[] good(CertificateAuthority by, Instant made) {
        return responder(by).good(SIGNER).response(SIGNER, made);
      }

      @Override
      byte[] revoked(X509Certificate certificate, Instant since, int reason) {
        return responder(AUTHORITY).revoked(certificate, since, reason).response(certificate, MADE);
      }

      private static OcspResponder responder(CertificateAuthority by) {
        return OcspResponder.of(by, by.identity()).renewingAfter(Duration.ofDays(1));
      }
    };

    abstract byte[] good(CertificateAuthority by, Instant made);

    abstract byte[] revoked(X509Certificate certificate, Instant since, int reason);
  }

  private static ASN1Primitive element(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ASN1Primitive revocationValues(int tag, ASN1Primitive... pieces) {
    return new DERSequence(new DERTaggedObject(true, tag, new DERSequence(pieces)));
  }

  private static byte[] attribute(int tag, String type, ASN1Primitive value) {
    Attribute attribute = new Attribute(new ASN1ObjectIdentifier(type), new DERSet(value));
    return signedData(
        SIGNED_DATA,
        new DERSet(new DERSequence(new DERTaggedObject(false, tag, new DERSet(attribute)))));
  }

  /** The parts before and after do not matter here: nobody looks at the signature. */
  private static byte[] signedData(String label, ASN1Primitive part) {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(new ASN1Integer(1));
    parts.add(new DERSet());
    parts.add(new DERSequence(new ASN1ObjectIdentifier("1.2.840.113549.1.7.1")));
    parts.add(part);
    if (!(part instanceof DERSet)) {
      parts.add(new DERSet());
    }
    ASN1EncodableVector outer = new ASN1EncodableVector();
    outer.add(new ASN1ObjectIdentifier(label));
    outer.add(new DERTaggedObject(true, 0, new DERSequence(parts)));
    return encoded(new DERSequence(outer));
  }

  private static byte[] encoded(ASN1Primitive value) {
    try {
      return value.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustAnchors with(byte[] signedData) {
    return AUTHORITY.anchors().lookingAlsoInside(signedData);
  }

  private static Outcome judged(byte[] signedData) {
    return revocation(with(signedData), CLAIMED, SIGNER);
  }

  @Nested
  class EveryPlace {

    @ParameterizedTest
    @EnumSource
    void revokedWhenSigned_fails(Place place) {
      byte[] revoked = place.kind.revoked(SIGNER, SIGNED, CRLReason.superseded);
      assertEquals(Outcome.FAILED, judged(place.holding(revoked)));
    }

    @ParameterizedTest
    @EnumSource
    void revokedAfterwards_isAWarning(Place place) {
      byte[] revoked = place.kind.revoked(SIGNER, SIGNED.plusSeconds(1), CRLReason.superseded);
      assertEquals(Outcome.WARNING, judged(place.holding(revoked)));
    }

    @ParameterizedTest
    @EnumSource
    void notRevoked_passes(Place place) {
      assertEquals(Outcome.PASSED, judged(place.holding(place.kind.good(AUTHORITY, MADE))));
    }

    @ParameterizedTest
    @EnumSource
    void secondPiece_countsLikeTheFirst(Place place) {
      byte[] good = place.kind.good(AUTHORITY, MADE);
      byte[] revoked = place.kind.revoked(SIGNER, SIGNED, CRLReason.superseded);
      assertEquals(Outcome.FAILED, judged(place.holding(good, revoked)));
      assertEquals(Outcome.FAILED, judged(place.holding(revoked, good)));
    }

    @ParameterizedTest
    @EnumSource
    void signedByAnotherAuthorityOfTheName_saysNothing(Place place) {
      CertificateAuthority pretender = Papers.authority(SignatureAlgorithm.SM2_SM3);
      assertEquals(Outcome.SKIPPED, judged(place.holding(place.kind.good(pretender, MADE))));
    }

    @ParameterizedTest
    @EnumSource
    void runOut_saysNothing_unlessAStampProvesThatTheSignatureIsOlder(Place place) {
      byte[] old = place.holding(place.kind.good(AUTHORITY, SIGNED));
      assertEquals(Outcome.SKIPPED, judged(old));
      assertEquals(Outcome.PASSED, revocation(with(old), PROVEN, SIGNER));
      byte[] older = place.holding(place.kind.good(AUTHORITY, SIGNED.minusSeconds(1)));
      assertEquals(Outcome.SKIPPED, revocation(with(older), PROVEN, SIGNER));
    }

    @ParameterizedTest
    @EnumSource
    void ofTheFuture_saysNothing(Place place) {
      byte[] ahead = place.kind.good(AUTHORITY, NOW.plus(Duration.ofMinutes(5)).plusSeconds(1));
      assertEquals(Outcome.SKIPPED, judged(place.holding(ahead)));
    }

    @ParameterizedTest
    @EnumSource
    void garbage_saysNothing_andHidesNothing(Place place) {
      byte[] revoked = place.kind.revoked(SIGNER, SIGNED, CRLReason.superseded);
      assertEquals(Outcome.SKIPPED, judged(place.holding(GARBAGE)));
      assertEquals(Outcome.FAILED, judged(place.holding(GARBAGE, revoked)));
    }

    @ParameterizedTest
    @CsvSource({"63, FAILED", "64, SKIPPED"})
    void pieceNumber65_isNotLookedAt(int before, Outcome expected) {
      for (Place place : Place.values()) {
        byte[][] pieces = Collections.nCopies(before + 1, GARBAGE).toArray(byte[][]::new);
        pieces[before] = place.kind.revoked(SIGNER, SIGNED, CRLReason.superseded);
        assertEquals(expected, judged(place.holding(pieces)), place.name());
      }
    }
  }

  @Nested
  class OtherCertificates {

    @Test
    void responseAboutAnother_saysNothing() {
      X509Certificate other = Papers.signer(AUTHORITY).certificate();
      byte[] revoked = Kind.RESPONSE.revoked(other, SIGNED, CRLReason.superseded);
      assertEquals(Outcome.SKIPPED, judged(Place.RESPONSES_BESIDE.holding(revoked)));
    }

    @Test
    void manyResponsesAboutOthers_hideNoneAboutTheSigner() {
      X509Certificate other = Papers.signer(AUTHORITY).certificate();
      byte[] about = Kind.RESPONSE.revoked(other, SIGNED, CRLReason.superseded);
      RevocationSource many =
          RevocationSource.of(
              IntStream.rangeClosed(0, 100)
                  .mapToObj(
                      i ->
                          i < 100
                              ? about
                              : Kind.RESPONSE.revoked(SIGNER, SIGNED, CRLReason.superseded))
                  .toArray(byte[][]::new));
      assertEquals(
          Outcome.FAILED, revocation(AUTHORITY.anchors().lookingAlsoInto(many), CLAIMED, SIGNER));
    }

    @Test
    void certificateValues_completeThePath_andAreNotTrusted() {
      Identity middle = Papers.middle(AUTHORITY);
      X509Certificate below =
          CertificateAuthority.over(middle)
              .issue("CN=Below, C=CN", Purpose.SIGNING, FROM, UNTIL)
              .certificate();
      byte[] values =
          attribute(
              1,
              "1.2.840.113549.1.9.16.2.23",
              new DERSequence(element(Papers.encoded(middle.certificate()))));
      assertEquals(Outcome.UNDETERMINED, path(AUTHORITY.anchors(), below));
      assertEquals(Outcome.PASSED, path(with(values), below));
      TrustAnchors others = Papers.authority(SignatureAlgorithm.SM2_SM3).anchors();
      assertEquals(Outcome.UNDETERMINED, path(others.lookingAlsoInside(values), below));
    }

    @Test
    void intermediates_areFoundAmongManyOthers() {
      Identity middle = Papers.middle(AUTHORITY);
      X509Certificate below =
          CertificateAuthority.over(middle)
              .issue("CN=Below, C=CN", Purpose.SIGNING, FROM, UNTIL)
              .certificate();
      List<X509Certificate> many =
          new ArrayList<>(Collections.nCopies(100, Papers.signer(AUTHORITY).certificate()));
      many.add(middle.certificate());
      assertEquals(Outcome.PASSED, path(AUTHORITY.anchors().knowingAlso(many), below));
    }
  }

  @Nested
  class BesideSources {

    private final byte[] good = Place.LISTS_BESIDE.holding(Kind.LIST.good(AUTHORITY, MADE));
    private final byte[] bad =
        Place.LISTS_BESIDE.holding(Kind.LIST.revoked(SIGNER, SIGNED, CRLReason.superseded));

    private Outcome judged(byte[] inside, RevocationSource asked) {
      return revocation(
          AUTHORITY.anchors().checkingRevocation(asked).lookingAlsoInside(inside), CLAIMED, SIGNER);
    }

    @Test
    void revocation_countsWhoeverTellsOfIt() {
      RevocationSource revoking =
          RevocationSource.of(Kind.LIST.revoked(SIGNER, SIGNED, CRLReason.superseded));
      RevocationSource clearing = RevocationSource.of(Kind.LIST.good(AUTHORITY, MADE));
      assertEquals(Outcome.FAILED, judged(good, revoking));
      assertEquals(Outcome.FAILED, judged(bad, clearing));
      assertEquals(Outcome.PASSED, judged(good, clearing));
    }

    @Test
    void sourceOutOfReach_leavesWhatIsInside() {
      RevocationSource broken =
          (certificate, issuer) -> {
            throw new IOException("no network");
          };
      assertEquals(Outcome.PASSED, judged(good, broken));
      assertEquals(Outcome.FAILED, judged(bad, broken));
      assertEquals(Outcome.UNDETERMINED, judged(new byte[0], broken));
    }
  }

  @Nested
  class Shapes {

    private final ASN1Primitive list =
        new DERTaggedObject(
            false, 1, new DERSet(element(Kind.LIST.revoked(SIGNER, SIGNED, CRLReason.superseded))));

    @Test
    void signedDataOfGbt35275_isSearchedToo() {
      assertEquals(Outcome.FAILED, judged(signedData(GM_SIGNED_DATA, list)));
    }

    @Test
    void signedDataInBer_isSearchedToo() {
      ASN1Sequence der = ASN1Sequence.getInstance(signedData(SIGNED_DATA, list));
      ASN1Sequence data =
          ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(der.getObjectAt(1)), true);
      ASN1EncodableVector outer = new ASN1EncodableVector();
      outer.add(der.getObjectAt(0));
      outer.add(new BERTaggedObject(true, 0, new BERSequence(data.toArray())));
      assertEquals(Outcome.FAILED, judged(encoded(new BERSequence(outer))));
    }

    @Test
    void damagedData_neverBreaksTheVerdict() {
      byte[] whole = signedData(SIGNED_DATA, list);
      for (int i = 0; i < whole.length; i += 7) {
        assertEquals(Outcome.SKIPPED, judged(Arrays.copyOf(whole, i)));
      }
    }
  }

  /** A token is signed data, too: its authority is judged by what it brings along. */
  @Test
  void stolenKeyOfATimeStampingAuthority_toldInsideTheToken_voidsIt() throws Exception {
    Identity service = AUTHORITY.issue("CN=Example TSA, C=CN", Purpose.TIME_STAMPING, FROM, UNTIL);
    byte[] stamped = {1, 2, 3};
    byte[] token =
        TimestampService.of(service, Clock.fixed(SIGNED, ZoneOffset.UTC))
            .token(Digest.compute(Digest.Algorithm.SM3, stamped), SIGNED);
    byte[] revoked =
        Kind.LIST.revoked(service.certificate(), SIGNED.plusSeconds(1), CRLReason.keyCompromise);
    assertEquals(Outcome.SKIPPED, stampRevocation(token, stamped));
    assertEquals(Outcome.FAILED, stampRevocation(withValues(token, revoked), stamped));
  }

  private static Outcome stampRevocation(byte[] token, byte[] stamped) {
    return TimeStamp.verify(token, stamped, AUTHORITY.anchors(), NOW).findings().stream()
        .filter(finding -> finding.check() == TimeStamp.Step.STAMP_REVOCATION)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static byte[] withValues(byte[] token, byte[] list) throws CMSException, IOException {
    CMSSignedData data = new CMSSignedData(token);
    Attribute values =
        new Attribute(
            new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.24"),
            new DERSet(revocationValues(0, element(list))));
    SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
    SignerInformation with =
        SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(new DERSet(values)));
    return CMSSignedData.replaceSigners(data, new SignerInformationStore(List.of(with)))
        .getEncoded();
  }
}
