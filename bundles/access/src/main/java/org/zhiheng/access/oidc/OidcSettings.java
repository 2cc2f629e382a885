package org.zhiheng.access.oidc;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;

/**
 * The settings as they were read; built anew when they change. Wrong ones switch this way in off and touch no other: whoever signs in by
 * password does not need them.
 */
@Component(service = OidcSettings.class, configurationPid = "org.zhiheng.access.oidc")
@Designate(ocd = OidcConfig.class)
public final class OidcSettings {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSettings.class);

    private final OidcPolicy policy;
    private final ZhihengException fault;

    @Activate
    public OidcSettings(OidcConfig config) {
        OidcPolicy read = null;
        ZhihengException wrong = null;
        if (config.issuer().isBlank()) {
            wrong = off();
        } else {
            try {
                read = OidcPolicy.of(
                        config, words(config.scopes()), words(config.algorithms()), words(config.factorValues()));
            } catch (ZhihengException e) {
                LOG.error(
                        "Sign-in by OpenID Connect is off: setting {} is wrong",
                        e.field().orElse(""));
                wrong = ZhihengException.unavailable(e.code(), e.getMessage() + ";请用账号和口令登录,并告诉管理员");
            }
        }
        policy = read;
        fault = wrong;
    }

    /** @param policy what holds; null for off */
    public OidcSettings(OidcPolicy policy) {
        this.policy = policy;
        this.fault = policy == null ? off() : null;
    }

    private static ZhihengException off() {
        return ZhihengException.notFound("ACCESS-FEDERATED-OFF", "没有启用统一身份认证登录", null);
    }

    /** A line of a .cfg file arrives as one text. */
    private static Set<String> words(String[] lines) {
        return Arrays.stream(lines)
                .flatMap(each -> Arrays.stream(each.split("[, ]")))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    /**
     * What holds.
     *
     * @throws ZhihengException {@code NOT_FOUND} {@code ACCESS-FEDERATED-OFF}; {@code UNAVAILABLE} {@code ACCESS-FEDERATED-SETTINGS}
     */
    public OidcPolicy policy() {
        if (policy == null) {
            throw fault;
        }
        return policy;
    }

    /** Where browsers go afterwards, whether it is on or not. */
    public String landing() {
        return policy == null ? "/" : policy.landing();
    }
}
