package org.zhiheng.testcases.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.records.HashAlgorithm;

/** Files in memory: those that were made for an account. For one thread. */
final class MemoryUploads {

    private final Map<String, Attachment> ofAccounts = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, Attachment> all = new HashMap<>();

    Uploads uploads() {
        return Only.of(Uploads.class, new Answers());
    }

    private final class Answers {

        public Attachment made(String account, String mediaType, Uploads.Writing writing) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                writing.to(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            byte[] bytes = out.toByteArray();
            String hash = HashAlgorithm.SM3.text(HashAlgorithm.SM3.hash(bytes));
            Attachment made = new Attachment(hash, bytes.length, mediaType);
            contents.put(hash, bytes);
            all.put(hash, made);
            ofAccounts.put(account + "/" + hash, made);
            return made;
        }

        public Optional<Attachment> uploaded(String account, String hash) {
            return Optional.ofNullable(ofAccounts.get(account + "/" + hash));
        }

        public OpenedAttachment open(String hash) {
            return new OpenedAttachment(
                    Optional.ofNullable(all.get(hash)).orElseThrow(), new ByteArrayInputStream(contents.get(hash)));
        }
    }
}
