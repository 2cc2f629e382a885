package org.zhiheng.records.vault;

import org.zhiheng.api.records.PersonalVault;

/** A personal datum in the clear, with the salt that proves it to be the one in the payload. */
public record Revealed(String digest, byte[] salt, String kind, String value) {

    /** The same for whoever it is about. */
    public PersonalVault.Disclosure disclosure() {
        return new PersonalVault.Disclosure(digest, salt, kind, value);
    }

    /** Without salt and value. */
    @Override
    public String toString() {
        return "Revealed[" + digest + "]";
    }
}
