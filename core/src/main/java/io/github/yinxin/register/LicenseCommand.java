package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.License.Provenance;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.license.Validity;
import io.github.yinxin.sign.Digest;
import java.time.LocalDate;
import java.util.Optional;

/** What a matter may do to licenses; values, so that they can be planned, counted and repeated. */
public sealed interface LicenseCommand {

  /** A command that makes the first instance of a license. */
  sealed interface Founding extends LicenseCommand {

    /** Returns what is granted. */
    LicenseFacts facts();
  }

  /** A command about an instance that is recorded. */
  sealed interface OnLicense extends LicenseCommand {

    /** Returns the instance. */
    LicenseId license();
  }

  /**
   * 签发.
   *
   * @param serial a serial number 流水号 from outside; otherwise the register gives one
   */
  record Issue(LicenseFacts facts, Optional<String> serial) implements Founding {

    /** Issues with a serial number of the register. */
    public Issue(LicenseFacts facts) {
      this(facts, Optional.empty());
    }
  }

  /**
   * 转入: issues what another authority transferred out.
   *
   * @param predecessor the instance there
   */
  record TransferIn(LicenseFacts facts, LicenseId predecessor) implements Founding {}

  /**
   * Takes in a license that exists already, with its identifier, and makes up no history for it.
   *
   * @param id its identifier
   * @param issuedOn its day of issue
   * @param grade how far its data are trusted
   */
  record Adopt(LicenseId id, LocalDate issuedOn, LicenseFacts facts, Provenance grade)
      implements Founding {

    /** Refuses missing parts. */
    public Adopt {
      requireNonNull(issuedOn, "issuedOn");
      requireNonNull(grade, "grade");
    }
  }

  /** 延续: a new instance with a new validity takes its place. */
  record Renew(LicenseId license, Validity validity) implements OnLicense {}

  /** 变更: a new instance with other facts takes its place. */
  record Change(LicenseId license, LicenseFacts facts) implements OnLicense {}

  /** Ends it: 撤回, 撤销, 吊销 or 注销, as the reason says. */
  record Revoke(LicenseId license, Reason reason) implements OnLicense {}

  /**
   * 暂扣.
   *
   * @param returnedOn the first day on which it is no longer withheld, if that is decided
   */
  record Withhold(LicenseId license, Optional<LocalDate> returnedOn) implements OnLicense {}

  /** 暂扣发还, or 取消转出 after a transfer. */
  record Resume(LicenseId license) implements OnLicense {}

  /**
   * 转出.
   *
   * @param receiver the authority that takes over
   */
  record TransferOut(LicenseId license, String receiver) implements OnLicense {

    /** Refuses a blank receiver. */
    public TransferOut {
      if (receiver.isBlank()) {
        throw new IllegalArgumentException("license " + license + " is transferred to nobody");
      }
    }
  }

  /**
   * 更正: says what is true instead of an event that was recorded wrongly.
   *
   * @param sequence the event's {@code sequence()}
   */
  record Correct(LicenseId license, int sequence, Correction correction) implements OnLicense {}

  /** The holder applied for renewal; the matter's day of decision is the day of application. */
  record ApplyForRenewal(LicenseId license) implements OnLicense {}

  /** The authority decided not to renew. */
  record RefuseRenewal(LicenseId license) implements OnLicense {}

  /** 补发: a new file version; the license stays. */
  record Rerender(LicenseId license) implements OnLicense {}

  /** 赋码: the verification code of the present file version is made. */
  record RecordCode(LicenseId license) implements OnLicense {}

  /** The present file version is sealed; a license may have several files. */
  record RecordFile(LicenseId license, Digest file) implements OnLicense {}

  /** 异议: raised, or answered. */
  record RecordObjection(LicenseId license, Objection objection) implements OnLicense {}
}
