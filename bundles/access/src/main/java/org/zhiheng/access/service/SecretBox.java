package org.zhiheng.access.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.error.ZhihengException;

/**
 * Encrypts what has to be read again, the secrets of second factors and what a browser keeps between two steps of signing in, with a key
 * that lies in a file of its own (AES-256-GCM). What was closed for one account, or one step, does not open for another. Thread-safe.
 */
@Component(service = SecretBox.class)
public final class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final Logger LOG = LoggerFactory.getLogger(SecretBox.class);
    private static final String NAME = "access.key";
    private static final String PURPOSE = "zhiheng-key-check-1";

    private final Path file;
    private final AccessStore store;
    /** The key that was compared with what the database knows of it. */
    private volatile byte[] compared;

    @Activate
    public SecretBox(@Reference AccessSettings settings, @Reference AccessStore store) {
        this.file = settings.keyFile();
        this.store = store;
        try {
            check();
        } catch (ZhihengException e) {
            LOG.error("secrets of second factors cannot be opened: {} {}", e.code(), e.getMessage());
        }
    }

    /**
     * Sees whether the key is here and that of the database.
     *
     * @throws ZhihengException {@code ACCESS-KEY-MISSING} or {@code ACCESS-KEY-WRONG} when it is not
     */
    void check() {
        key();
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
        return run(key(), mode, nonce, text, account);
    }

    private static byte[] run(byte[] key, int mode, byte[] nonce, byte[] text, String account) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was encrypted cannot be opened: other key or altered", e);
        }
    }

    /** The key, made where nothing lies under one yet: made anew beside secrets of factors it would shut their owners out. */
    private byte[] key() {
        try {
            if (!Files.exists(file)) {
                if (store.read(data ->
                        data.keyCheck(NAME).isPresent() || anySecret(data).isPresent())) {
                    throw ZhihengException.unavailable(
                            "ACCESS-KEY-MISSING", "动态验证码的密钥文件不在(" + file + ");没有另造密钥,请把原来的密钥文件夹放回来");
                }
                make();
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw wrong();
            }
            if (!Arrays.equals(key, compared)) {
                compare(key);
                compared = key;
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(byte[] key) {
        String own = check(key);
        Optional<String> said = store.read(data -> data.keyCheck(NAME));
        if (said.isEmpty()) {
            // Made just now, or by a version that told nothing of it; then what lies under it must open.
            said = Optional.of(store.change(data -> {
                anySecret(data).ifPresent(each -> opens(key, each));
                data.insertKeyCheck(NAME, own);
                return own;
            }));
        }
        if (!said.get().equals(own)) {
            throw wrong();
        }
    }

    private static Optional<Account> anySecret(AccessData data) {
        return data.accounts().stream().filter(each -> each.factor().bound()).findFirst();
    }

    private static void opens(byte[] key, Account account) {
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(account.factor().secret()));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        try {
            run(key, Cipher.DECRYPT_MODE, nonce, text, account.id());
        } catch (IllegalStateException e) {
            throw wrong();
        }
    }

    private static ZhihengException wrong() {
        return ZhihengException.unavailable("ACCESS-KEY-WRONG", "动态验证码的密钥不是这个数据库的,绑定了验证码的人不能登录;请把原来的密钥文件夹放回来");
    }

    /** A keyed hash of its name, which tells nothing of the key. */
    private static String check(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((PURPOSE + "\0" + NAME).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC", e);
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
