package org.zhiheng.api.credentials;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.rulings.Label;

/**
 * What the law has published of officers, found by the number on the certificate that they show. It is for everybody and asks no permission; there is no way to
 * ask for more than one number at a time. Thread-safe.
 */
@ProviderType
public interface OfficerCards {

    /** How a certificate stands. */
    enum State {
        @Label("有效")
        ACTIVE,
        @Label("暂扣")
        SUSPENDED,
        @Label("已收回")
        TAKEN_BACK,
        @Label("已注销")
        CANCELLED,
        @Label("已过期")
        EXPIRED,
        @Label("尚未生效")
        NOT_YET
    }

    /**
     * A certificate and its holder, as far as they are published.
     *
     * @param kind in Chinese
     * @param body name of the body as it is registered
     * @param post null when it is not told
     * @param fields codes of the kinds of enforcement
     * @param area a division code
     * @param state on the day asked for
     */
    record Card(
            String number,
            String kind,
            String issuer,
            String name,
            String body,
            String post,
            List<String> fields,
            String area,
            LocalDate validFrom,
            LocalDate validTo,
            State state,
            LocalDate on) {
        public Card {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The cards of a number as they are now: one, or none, or one for each issuer that gave the number.
     *
     * @param number whole
     */
    List<Card> cards(String number);

    /**
     * The code of a card to be shown and scanned, as SVG: number, issuer, body, fields, area and validity. It names nobody, and says nothing that changes
     * from day to day but where to ask: the state is asked for by the number.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CREDENTIAL-CARD} when there is no such certificate
     */
    String qr(String number, String issuer);
}
