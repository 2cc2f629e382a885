package org.zhiheng.cases.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.cases.receipts.cfg}. */
@ObjectClassDefinition(name = "Zhiheng receipts")
@interface ReceiptConfig {

    @AttributeDefinition(
            description =
                    "address under which receipts are fetched and checked, to which their id is added; stands in QR codes. Empty: public/receipts/ behind the address of the public portal")
    String address() default "";

    @AttributeDefinition(
            description =
                    "address of the public portal, e.g. https://gs.example.gov.cn; empty where nobody outside reaches one")
    String portal() default "";

    @AttributeDefinition(
            description =
                    "folder into which receipts are laid, closed with the code of their paper, from where a portal gives them to who has it; one folder for all nodes. Empty: disclosure/exports/receipts in the data")
    String boxes() default "";
}
