"""The networks that are compared, with seeded random weights.

Fresh weights say little: a network that shrinks its numbers to nothing agrees with any other.
So `build` draws weights that keep the numbers' size from layer to layer, gives every scale and
shift a random value, and sets the running statistics of the batch norms by a calibration batch.
"""

from dataclasses import dataclass
from typing import Callable

import torch
import torchvision.models as zoo
from torch import nn


class LeNet5(nn.Module):
    """LeCun et al. 1998, with tanh and average pooling, for a 1x32x32 picture."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 6, 5),
            nn.Tanh(),
            nn.AvgPool2d(2),
            nn.Conv2d(6, 16, 5),
            nn.Tanh(),
            nn.AvgPool2d(2),
            nn.Conv2d(16, 120, 5),
            nn.Tanh(),
        )
        self.classifier = nn.Sequential(
            nn.Flatten(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10), nn.Softmax(dim=1)
        )

    def forward(self, x):
        return self.classifier(self.features(x))


class UNet(nn.Module):
    """Ronneberger et al. 2015 made small: two steps down, two up.

    One step goes up by a transposed convolution, the other by interpolation.
    """

    def __init__(self, channels=3, classes=4, width=8):
        super().__init__()
        self.first = self.block(channels, width)
        self.second = self.block(width, 2 * width)
        self.bottom = self.block(2 * width, 4 * width)
        self.pool = nn.MaxPool2d(2)
        self.up2 = nn.ConvTranspose2d(4 * width, 2 * width, 2, stride=2)
        self.back2 = self.block(4 * width, 2 * width)
        self.up1 = nn.Sequential(
            nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False),
            nn.Conv2d(2 * width, width, 1),
        )
        self.back1 = self.block(2 * width, width)
        self.head = nn.Conv2d(width, classes, 1)

    @staticmethod
    def block(inputs, outputs):
        return nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, padding=1),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, padding=1),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
        )

    def forward(self, x):
        first = self.first(x)
        second = self.second(self.pool(first))
        bottom = self.bottom(self.pool(second))
        x = self.back2(torch.cat([second, self.up2(bottom)], dim=1))
        x = self.back1(torch.cat([first, self.up1(x)], dim=1))
        return self.head(x)


@dataclass(frozen=True)
class Network:
    """A network's name, how to make it, and the size of its input, batch first."""

    name: str
    make: Callable[[], nn.Module]
    input: tuple[int, ...] = (1, 3, 224, 224)


NETWORKS = [
    Network("lenet5", LeNet5, (3, 1, 32, 32)),
    Network("alexnet", lambda: zoo.alexnet(weights=None)),
    Network("vgg11", lambda: zoo.vgg11(weights=None, init_weights=False)),
    Network("resnet18", lambda: zoo.resnet18(weights=None)),
    Network("resnet50", lambda: zoo.resnet50(weights=None)),
    Network("squeezenet", lambda: zoo.squeezenet1_1(weights=None), (2, 3, 224, 224)),
    Network("googlenet", lambda: zoo.googlenet(weights=None, init_weights=False, aux_logits=False)),
    Network("densenet121", lambda: zoo.densenet121(weights=None)),
    Network("mobilenetv2", lambda: zoo.mobilenet_v2(weights=None)),
    Network("mobilenetv3", lambda: zoo.mobilenet_v3_large(weights=None)),
    Network("efficientnetb0", lambda: zoo.efficientnet_b0(weights=None)),
    Network("shufflenetv2", lambda: zoo.shufflenet_v2_x1_0(weights=None)),
    Network("convnexttiny", lambda: zoo.convnext_tiny(weights=None)),
    Network("unet", UNet, (2, 3, 64, 48)),
]

SEED = 20240


def build(network: Network) -> nn.Module:
    """The network in eval mode with its seeded weights."""
    torch.manual_seed(SEED)
    model = network.make().eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith("layer_scale"):  # ConvNeXt begins with 1e-6: its blocks would be mute.
                parameter.uniform_(0.2, 0.8)
        for module in model.modules():
            _draw(module)
    _calibrate(model, network)
    return model


def _draw(module: nn.Module):
    if isinstance(module, (nn.Conv1d, nn.Conv2d, nn.Conv3d, nn.ConvTranspose2d, nn.Linear)):
        nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        if module.bias is not None:
            module.bias.normal_(0, 0.1)
    elif isinstance(module, (nn.BatchNorm2d, nn.LayerNorm, nn.GroupNorm)):
        module.weight.uniform_(0.5, 1.5)
        module.bias.normal_(0, 0.2)


def _calibrate(model: nn.Module, network: Network):
    """Sets the running statistics to those of one random batch; all else stays in eval mode."""
    norms = [module for module in model.modules() if isinstance(module, nn.BatchNorm2d)]
    if not norms:
        return
    for norm in norms:
        norm.reset_running_stats()
        norm.train()
        norm.momentum, norm.old_momentum = None, norm.momentum
    with torch.no_grad():
        model(torch.randn(4, *network.input[1:]))
    for norm in norms:
        norm.momentum = norm.old_momentum
        norm.eval()


def random_input(network: Network) -> torch.Tensor:
    """The seeded input, float32, in the size that the table says."""
    return torch.randn(*network.input, generator=torch.Generator().manual_seed(SEED + 1))
