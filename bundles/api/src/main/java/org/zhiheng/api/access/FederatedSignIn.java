package org.zhiheng.api.access;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signing in by the identity that a provider outside vouches for (OpenID Connect), for accounts it was linked to. Off unless the settings
 * name a provider. What goes wrong has one answer, {@code FORBIDDEN} {@code ACCESS-FEDERATED}; why, is put down. Thread-safe.
 */
@ProviderType
public interface FederatedSignIn {

    /**
     * Begins.
     *
     * @param former id of the session the browser has, which ends once somebody is signed in; null for none
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code ACCESS-FEDERATED-OFF}; {@code UNAVAILABLE}
     *     {@code ACCESS-FEDERATED-PROVIDER} while the provider cannot be asked, {@code ACCESS-FEDERATED-SETTINGS}
     */
    Begun begin(String former);

    /**
     * Goes on where the provider has sent the browser back.
     *
     * @param browser what {@link #begin} gave this browser; null when it sent nothing
     * @param source address the request came from
     * @throws org.zhiheng.api.error.ZhihengException as {@link #begin}; {@code ACCESS-FEDERATED}; {@code UNAVAILABLE}
     *     {@code ACCESS-SOURCE} as {@link SignIn#signIn}
     */
    Outcome complete(Returned returned, String browser, String source);

    /**
     * Ends with the code of the platform's second factor, or a recovery code.
     *
     * @param browser what {@link #complete} gave this browser
     * @throws org.zhiheng.api.error.ZhihengException as {@link #complete}
     */
    SignedIn confirm(String code, String browser, String source);

    /** Where the browser is shown afterwards: a path of this platform. */
    String landing();

    /**
     * @param provider where to send the browser
     * @param browser to be kept by this browser alone, out of reach of its scripts, and sent back within ten minutes
     */
    record Begun(URI provider, String browser) {
        /** Without what binds the browser. */
        @Override
        public String toString() {
            return "Begun";
        }
    }

    /** What the provider gave the browser to bring; each may be null. */
    record Returned(String state, String code, String error, String issuer) {
        @Override
        public String toString() {
            return "Returned";
        }
    }

    /**
     * One of the two.
     *
     * @param signedIn null while the code of the second factor is still needed
     * @param browser to be kept by the browser in place of what it had, until the code is typed; null when signed in
     */
    record Outcome(SignedIn signedIn, String browser) {
        @Override
        public String toString() {
            return "Outcome";
        }
    }
}
