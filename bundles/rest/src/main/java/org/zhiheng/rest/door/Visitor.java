package org.zhiheng.rest.door;

import org.zhiheng.api.access.Principal;

/**
 * Who is at the door with one request; a resource method takes it as a parameter with {@code @Context}.
 *
 * @param who null where nobody was recognised, which only a method that is {@link Open} meets
 * @param session what the session's cookie holds, recognised or not; null where none was sent or a program asks by its token
 * @param source the address the request came from
 * @param secure whether it came over TLS
 */
public record Visitor(Principal who, String session, String source, boolean secure) {

    /** Without the session, which lets in. */
    @Override
    public String toString() {
        return "Visitor";
    }
}
