package org.zhiheng.records;

import java.io.IOException;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.zhiheng.api.error.ZhihengException;

/** The pairs of hash and signature that seals may name. SM2 signs with SM3 and the usual identity {@code 1234567812345678}. */
public enum Suite {
    SM3_SM2("SM3-SM2", HashAlgorithm.SM3),
    SHA256_ED25519("SHA256-ED25519", HashAlgorithm.SHA_256);

    private final String written;
    private final HashAlgorithm hash;

    Suite(String written, HashAlgorithm hash) {
        this.written = written;
        this.hash = hash;
    }

    /** Its name as seals carry it. */
    public String written() {
        return written;
    }

    public HashAlgorithm hash() {
        return hash;
    }

    /** @throws ZhihengException {@code RECORD-SUITE} when there is none of this name */
    public static Suite of(String written) {
        for (Suite each : values()) {
            if (each.written.equals(written)) {
                return each;
            }
        }
        throw ZhihengException.invalid("RECORD-SUITE", "没有这种密码算法组合:" + written, "suite");
    }

    /** The id of a key: the hash of its public half. */
    public String keyId(byte[] publicKey) {
        return hash.text(hash.hash(publicKey));
    }

    /**
     * Whether a signature is right.
     *
     * @param publicKey SubjectPublicKeyInfo, DER
     */
    public boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            AsymmetricKeyParameter key = PublicKeyFactory.createKey(publicKey);
            if (!fits(key)) {
                return false;
            }
            Signer signer = signer();
            signer.init(false, key);
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        } catch (IOException | RuntimeException e) {
            // A key or a signature that cannot even be read is one that does not verify.
            return false;
        }
    }

    /**
     * Signs.
     *
     * @param privateKey PKCS#8, DER
     */
    public byte[] sign(byte[] privateKey, byte[] message) {
        try {
            AsymmetricKeyParameter key = PrivateKeyFactory.createKey(privateKey);
            if (!fits(key)) {
                throw ZhihengException.invalid("RECORD-KEY", "密钥不属于" + written, "key");
            }
            Signer signer = signer();
            signer.init(true, this == SM3_SM2 ? new ParametersWithRandom(key) : key);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        } catch (IOException | CryptoException e) {
            throw new IllegalStateException("a key of this suite signs", e);
        }
    }

    private Signer signer() {
        return this == SM3_SM2 ? new SM2Signer() : new Ed25519Signer();
    }

    private boolean fits(AsymmetricKeyParameter key) {
        if (this == SHA256_ED25519) {
            return key instanceof Ed25519PublicKeyParameters || key instanceof Ed25519PrivateKeyParameters;
        }
        return key instanceof ECKeyParameters elliptic
                && elliptic.getParameters()
                        .getCurve()
                        .equals(GMNamedCurves.getByName("sm2p256v1").getCurve());
    }
}
