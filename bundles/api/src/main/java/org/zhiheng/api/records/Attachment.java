package org.zhiheng.api.records;

/**
 * A stored file an entry names. Its file name is none of this: names of files name people.
 *
 * @param hash of its bytes, {@code <algorithm>:<hexadecimal>}; under this hash it is stored
 * @param size in bytes
 * @param mediaType e.g. {@code video/mp4}
 */
public record Attachment(String hash, long size, String mediaType) {}
