package io.github.yinxin.verify;

import java.util.Map;

/**
 * Something that says which license it speaks of. Read from what was verified, never from what the
 * caller expects: a good file of one license says nothing about another.
 */
public interface LicenseSubject {

  /** By what a license can be named. */
  enum Trait {
    /** Its identifier 电子证照标识 (GB/T 36904-2018), in full. */
    LICENSE,
    /** Its name in verification codes ({@code cti}), in hexadecimal. */
    CODE,
    /** The credit code of the authority that issued, sealed or signed it. */
    AUTHORITY
  }

  /** Returns what it says; traits that it does not tell are absent. */
  Map<Trait, String> traits();
}
