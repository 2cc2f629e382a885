package org.zhiheng.documents.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of one key that signs documents ({@code etc/org.zhiheng.documents.signature-<name>.cfg}). */
@ObjectClassDefinition(name = "文书的电子签名")
public @interface SignatureSettings {

    /** A PKCS#12 file with one key and its certificates. */
    @AttributeDefinition(name = "密钥文件")
    String keystore();

    /** A file that holds the password, and nothing else. */
    @AttributeDefinition(name = "口令文件")
    String password();

    /** Ids of the bodies for which it signs. */
    @AttributeDefinition(name = "为哪些机构签名")
    String[] bodies();
}
