/**
 * What the public sees: an index fed by signed files, and a read-only HTTP interface over it. It needs nothing of the platform and no database, so it runs in a network of
 * its own as well as beside the platform.
 */
package org.zhiheng.portal;
