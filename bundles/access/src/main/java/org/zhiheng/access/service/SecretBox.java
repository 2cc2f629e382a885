package org.zhiheng.access.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Secrets;

/**
 * Encrypts what has to be read again, the secrets of second factors and what a browser keeps between two steps of signing in, with a key
 * that lies in a file of its own (AES-256-GCM). What was closed for one account, or one step, does not open for another. Thread-safe.
 */
@Component(service = SecretBox.class)
public final class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;

    @Activate
    public SecretBox(@Reference AccessSettings settings) {
        this(settings.keyFile());
    }

    SecretBox(Path file) {
        this.file = file;
    }

    String close(byte[] secret, String account) {
        byte[] nonce = Secrets.bytes(NONCE_BYTES);
        byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, secret, account);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + closed.length)
                        .put(nonce)
                        .put(closed)
                        .array());
    }

    byte[] open(String closed, String account) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(closed));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        return run(Cipher.DECRYPT_MODE, nonce, text, account);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, String account) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was encrypted cannot be opened: other key or altered", e);
        }
    }

    /** The key, made when there is none. Nodes share it as a file that is copied, so a lost one is made anew only by hand. */
    private byte[] key() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException("no key of 32 bytes: " + file);
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException {
        try {
            OwnerFiles.create(file, Secrets.bytes(KEY_BYTES));
        } catch (FileAlreadyExistsException e) {
            // Another thread was first; its key is read.
        }
    }
}
