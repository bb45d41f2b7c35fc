"""Trains a network of the playground in PyTorch; torchTrainer.ts asks, and compares.

Each line of the standard input is a request in JSON, each line of the output its answer. Numbers in bulk are
little-endian float32 in base64.
"""

import base64
import json
import math
import sys

import torch
import torch.nn.functional as F


def floats(text):
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32)


def conv2d(op, weights, x):
    padding = [op["padding"][side] for side in ("left", "right", "top", "bottom")]
    weight, bias = weights[op["weight"]], weights[op["bias"]]
    if len(set(padding)) == 1:
        return F.conv2d(x, weight, bias, stride=op["stride"], padding=padding[0])
    return F.conv2d(F.pad(x, padding), weight, bias, stride=op["stride"])


def linear(op, weights, x):
    return F.linear(x.movedim(1, -1), weights[op["weight"]], weights[op["bias"]]).movedim(-1, 1)


def attention(op, weights, *qkv):
    shape, heads = qkv[0].shape, op["heads"]
    q, k, v = (each.reshape(shape[0], heads, shape[1] // heads, -1).transpose(2, 3) for each in qkv)
    shares = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(q.shape[-1]), dim=-1)
    return (shares @ v).transpose(2, 3).reshape(shape)


def time_embedding(op, weights, t):
    half = op["width"] // 2
    frequencies = torch.exp(-math.log(10000) * torch.arange(half) / (half - op["freqShift"]))
    angles = t[:, None] * frequencies
    parts = [torch.sin(angles), torch.cos(angles)]
    return torch.cat(parts[::-1] if op["flipSinToCos"] else parts, dim=1)


OPERATIONS = {
    "conv2d": conv2d,
    "linear": linear,
    "attention": attention,
    "timeEmbedding": time_embedding,
    "groupNorm": lambda op, w, x: F.group_norm(x, op["groups"], w[op["weight"]], w[op["bias"]], op["eps"]),
    "silu": lambda op, w, x: F.silu(x),
    "add": lambda op, w, x, y: x + y,
    "addPerChannel": lambda op, w, x, vector: x + vector[:, :, None, None],
    "concat": lambda op, w, *x: torch.cat(x, dim=1),
    "upsample": lambda op, w, x: F.interpolate(x, scale_factor=2.0, mode="nearest"),
    "dropout": lambda op, w, x: F.dropout(x, op["rate"]),
}


class Trainer:
    def __init__(self, request):
        torch.manual_seed(0)
        self.nodes, self.output = request["nodes"], request["output"]
        self.batch, self.decay, self.clip = request["batch"], request["emaDecay"], request["maxGradientNorm"]
        self.weights = {
            name: floats(data).reshape(shape).requires_grad_() for name, shape, data in request["parameters"]
        }
        self.parameters = list(self.weights.values())
        self.averages = [each.detach().clone() for each in self.parameters]
        self.adam = torch.optim.Adam(self.parameters, lr=request["learningRate"])
        self.images = floats(request["images"]).reshape(-1, *request["imageShape"])
        # At index t - 1, the network's timestep.
        self.signal, self.sigma = floats(request["signal"]), floats(request["sigma"])

    def predict(self, x, t):
        values = []
        for node in self.nodes:
            op = node["operation"]
            if op["op"] == "input":
                values.append({"sample": x, "timestep": t.float()}[op["name"]])
            else:
                inputs = [values[i] for i in node["inputs"]]
                values.append(OPERATIONS[op["op"]](op, self.weights, *inputs))
        return values[self.output]

    def update(self, x, t, target):
        loss = F.mse_loss(self.predict(x, t), target)
        self.adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, self.clip)
        self.adam.step()
        with torch.no_grad():
            torch._foreach_mul_(self.averages, self.decay)
            torch._foreach_add_(self.averages, self.parameters, alpha=1 - self.decay)
        return loss.item()

    def draw(self):
        clean = self.images[torch.randint(len(self.images), (self.batch,))]
        t = torch.randint(len(self.signal), (self.batch,))
        noise = torch.randn(clean.shape)
        signal, sigma = (each[t][:, None, None, None] for each in (self.signal, self.sigma))
        return signal * clean + sigma * noise, t, noise


def answer(request):
    global trainer
    if request["type"] == "open":
        trainer = Trainer(request)
        return {"version": torch.__version__, "build": torch.__config__.show()}
    torch.set_num_threads(request["threads"])
    if request["type"] == "step":
        return {"loss": trainer.update(*trainer.draw())}
    x, target = (floats(request[name]).reshape(-1, *trainer.images.shape[1:]) for name in ("xt", "target"))
    return {"loss": trainer.update(x, torch.tensor(request["timesteps"]), target)}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
