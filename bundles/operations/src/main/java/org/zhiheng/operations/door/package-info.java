/** Where the HTTP and SOAP doors listen, and the certificate they show. */
package org.zhiheng.operations.door;
