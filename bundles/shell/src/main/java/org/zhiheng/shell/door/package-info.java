/** How people and programs come in at the console: the JAAS realm, what ssh asks, and what a session may do as long as it lasts. */
package org.zhiheng.shell.door;
