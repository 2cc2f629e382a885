package org.zhiheng.documents.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of documents ({@code etc/org.zhiheng.documents.cfg}). */
@ObjectClassDefinition(name = "文书")
public @interface DocumentsSettings {

    /** Under which address people outside find receipts; the id of the document follows. Empty: documents bear no code. */
    @AttributeDefinition(name = "回执地址")
    String receipts() default "";
}
