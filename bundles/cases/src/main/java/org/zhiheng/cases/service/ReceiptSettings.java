package org.zhiheng.cases.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.zhiheng.records.ReceiptBox;

/** The settings as they were read; everything is built anew when they change. */
@Component(service = ReceiptSettings.class, configurationPid = "org.zhiheng.cases.receipts")
@Designate(ocd = ReceiptConfig.class)
public final class ReceiptSettings {

    private static final String NOWHERE = "zhiheng:receipt/";

    private final String address;
    private final Path boxes;

    @Activate
    public ReceiptSettings(BundleContext context, ReceiptConfig config) {
        this(
                address(config.address().strip(), config.portal().strip()),
                boxes(context, config.boxes().strip()));
    }

    /**
     * @param address to which the id of a receipt is added
     * @param boxes null where none are laid down
     */
    public ReceiptSettings(String address, Path boxes) {
        this.address = address;
        this.boxes = boxes;
    }

    static String address(String own, String portal) {
        if (!own.isEmpty()) {
            return own;
        }
        return portal.isEmpty() ? NOWHERE : portal.replaceAll("/+$", "") + "/public/receipts/";
    }

    private static Path boxes(BundleContext context, String set) {
        String data = context.getProperty("zhiheng.data");
        if (!set.isEmpty()) {
            return Path.of(set);
        }
        return data == null || data.isBlank() ? null : Path.of(data).resolve("disclosure/exports/receipts");
    }

    /** To which the id of a receipt is added. */
    String address() {
        return address;
    }

    /**
     * Lays a receipt down for who has the code of the paper. One that lies there already gives way: should this be done a second time after a crash, the one that is recorded
     * takes the place of the other.
     *
     * @return whether receipts are laid down at all
     */
    boolean lay(ReceiptBox box, byte[] receipt) {
        if (boxes == null) {
            return false;
        }
        try {
            Files.createDirectories(boxes);
            Path part = boxes.resolve(box.name() + ".part");
            Files.write(part, box.close(receipt));
            Files.move(
                    part,
                    boxes.resolve(box.name()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }
}
