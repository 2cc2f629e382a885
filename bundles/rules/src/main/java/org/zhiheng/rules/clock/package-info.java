/** The platform's clock. Internal: others know only {@code java.time.Clock}. */
package org.zhiheng.rules.clock;
