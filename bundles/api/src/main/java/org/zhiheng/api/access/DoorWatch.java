package org.zhiheng.api.access;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Puts down whom the doors have turned away before it was known what they may do. Anybody can be turned away as often as they like, so of
 * one address the first is put down at once, and how many more came at the end of ten minutes. Thread-safe.
 */
@ProviderType
public interface DoorWatch {

    /**
     * A token that let nobody in: made up, over, revoked, or sent in a way in which it does not count.
     *
     * @param token as it was sent; it is put down nowhere
     */
    void tokenRefused(String token, String source);

    /** A change that came with somebody's session and not from the page that has it. */
    void crossSiteRefused(Principal who, Operation operation);

    /** A SOAP message whose security did not convince. */
    void messageRefused(String source);
}
