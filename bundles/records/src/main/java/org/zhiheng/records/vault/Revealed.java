package org.zhiheng.records.vault;

/** A personal datum in the clear, with the salt that proves it to be the one in the payload. */
public record Revealed(String digest, byte[] salt, String kind, String value) {

    /** Without salt and value. */
    @Override
    public String toString() {
        return "Revealed[" + digest + "]";
    }
}
