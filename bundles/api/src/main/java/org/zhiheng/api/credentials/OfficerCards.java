package org.zhiheng.api.credentials;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Label;

/**
 * Officers and their certificates. What the law has published of them is found by the number on the certificate that they show: that is for everybody and asks no
 * permission, and there is no way to ask for more than one number at a time. Thread-safe.
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
        NOT_YET,
        /** The holder may not enforce at present; why is nobody's business who looks at a card. */
        @Label("暂不能使用")
        NOT_USABLE
    }

    /**
     * A certificate and its holder, as far as they are published.
     *
     * @param kind in Chinese
     * @param body name of the body as it is registered
     * @param post null when it is not told
     * @param fields codes of the kinds of enforcement
     * @param fieldTitles what people call these, in the same order; the code where the rules do not say
     * @param area a division code
     * @param areaTitle what people call it; the code where no body of it is known
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
            List<String> fieldTitles,
            String area,
            String areaTitle,
            LocalDate validFrom,
            LocalDate validTo,
            State state,
            LocalDate on) {
        public Card {
            fields = List.copyOf(fields);
            fieldTitles = List.copyOf(fieldTitles);
        }
    }

    /**
     * The cards of a number as they are now: one, or none, or one for each issuer that gave the number.
     *
     * @param number whole
     */
    List<Card> cards(String number);

    /**
     * The code of a card to be shown and scanned, as SVG: number, issuer, body, fields, area, validity, and the state with the day it is of. It names nobody. How
     * the certificate stands on another day is asked for by the number.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CREDENTIAL-CARD} when there is no such certificate
     */
    String qr(String number, String issuer);

    /** What stands against enforcing with a certificate that is itself active. */
    enum Use {
        @Label("可以用来执法")
        USABLE,
        /** Its holder is no officer, or neither works for its body nor is posted there in a way that counts by the rules. */
        @Label("持证人不是证件所属主体的在职执法人员,也没有按规则派在那里")
        NOT_EMPLOYED,
        /** Why is nobody's business who only looks the certificate up. */
        @Label("暂不能用来执法")
        BARRED
    }

    /**
     * Whether a certificate is of use to its holder, by the same rules as the card says it; whether it is valid and active on the day is another matter. Asks no
     * permission, for everybody may know it of a number.
     *
     * @param certificate key of one that is known
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CREDENTIAL-CARD}; {@code UNAVAILABLE} while there are no rules
     */
    Use use(String certificate, AsOf asOf);

    /** A certificate with its rows of all days, the last one last, and how it stands on the day asked for. */
    record Certificate(String key, List<Row> life, State state) {
        public Certificate {
            life = List.copyOf(life);
        }
    }

    /**
     * What the platform keeps of an officer, as far as somebody may see it.
     *
     * @param certificates all that the officer ever had
     * @param postings of the day
     * @param frontLine time on the front line that goes on on the day
     * @param labels what people call what the rows refer to: field, key, name
     */
    record Held(
            Row officer,
            List<Certificate> certificates,
            List<Row> postings,
            List<Row> frontLine,
            Map<String, Map<String, String>> labels) {
        public Held {
            certificates = List.copyOf(certificates);
            postings = List.copyOf(postings);
            frontLine = List.copyOf(frontLine);
            labels = Map.copyOf(labels);
        }
    }

    /**
     * What is kept of an officer, for those who work with it. Personal data are masked unless it is said what for, which is put down.
     *
     * @param purpose null for masked
     * @throws org.zhiheng.api.error.ZhihengException as {@link org.zhiheng.api.registers.Registers#show}
     */
    Held held(Principal by, String officer, AsOf asOf, String purpose);
}
