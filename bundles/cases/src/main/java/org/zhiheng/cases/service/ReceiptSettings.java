package org.zhiheng.cases.service;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The settings as they were read; everything is built anew when they change. */
@Component(service = ReceiptSettings.class, configurationPid = "org.zhiheng.cases.receipts")
@Designate(ocd = ReceiptConfig.class)
public final class ReceiptSettings {

    private final String address;

    @Activate
    public ReceiptSettings(ReceiptConfig config) {
        this(config.address());
    }

    public ReceiptSettings(String address) {
        this.address = address.strip();
    }

    /** To which the id of a receipt is added. */
    String address() {
        return address;
    }
}
