package org.zhiheng.cases.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.cases.receipts.cfg}. */
@ObjectClassDefinition(name = "Zhiheng receipts")
@interface ReceiptConfig {

    @AttributeDefinition(
            description = "address under which receipts are checked, to which their id is added; stands in QR codes")
    String address() default "zhiheng:receipt/";
}
