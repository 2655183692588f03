import sys

from pyroute2 import NetNS

for name in sys.argv[1:]:
    with NetNS(name) as namespace:
        namespace.get_links()
        namespace.get_addr()
        namespace.get_routes()
