"""Icons and signs as SVG shapes on a 24 by 24 grid.

The icons are from Lucide 1.62.0 (ISC, see LICENSES/ISC-lucide.txt). The three signs are our own: a full square,
a triangle, a broken circle, so that they differ in outline, without colour and at any size.
"""

ICONS = {
    "arrow-left": '<path d="m12 19-7-7 7-7"/><path d="M19 12H5"/>',
    "arrow-right": '<path d="M5 12h14"/><path d="m12 5 7 7-7 7"/>',
    "check": '<path d="M20 6 9 17l-5-5"/>',
    "copy": '<rect width="14" height="14" x="8" y="8" rx="2" ry="2"/>'
    '<path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"/>',
    "eye": '<path d="M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 '
    '10.75 10.75 0 0 1-19.876 0"/>'
    '<circle cx="12" cy="12" r="3"/>',
    "eye-off": '<path d="M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 '
    '0 0 1-1.444 2.49"/>'
    '<path d="M14.084 14.158a3 3 0 0 1-4.242-4.242"/>'
    '<path d="M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143"/>'
    '<path d="m2 2 20 20"/>',
    "printer": '<path d="M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2"/>'
    '<path d="M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6"/><rect x="6" y="14" width="12" height="8" rx="1"/>',
}

TURNING = {"arrow-left", "arrow-right"}  # these point along the line, so they turn round from right to left

SIGNS = {
    "met": '<path fill-rule="evenodd" d="M2 2h20v20H2zm3.6 10.4 4.9 4.9 8.2-9.5-2-1.7-6.3 7.3-3-3z"/>',
    "short": '<path fill-rule="evenodd" d="M12 1.2 23.4 22H.6zm-1.4 7.3.4 6.5h2l.4-6.5zM10.7 16.6h2.6v2.6h-2.6z"/>',
    "unsaid": '<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2.6" '
    'stroke-dasharray="4.4 3.454"/>',
}
